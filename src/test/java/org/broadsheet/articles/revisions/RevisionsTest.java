package org.broadsheet.articles.revisions;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.broadsheet.articles.revisions.RevisionRequests.execute;
import static org.broadsheet.articles.revisions.RevisionRequests.revisions;
import static org.broadsheet.articles.revisions.RevisionRequests.revisionsPath;
import static org.broadsheet.articles.revisions.RevisionRequests.version;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.articles.publishing.ScheduledPublisher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every change of an article is recorded, and revisions can be read and compared. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RevisionsTest {
    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    @Test
    void everyEditIsRecordedWithActorAndFields() {
        String slug = withRole("author")
                .contentType("application/json")
                .body(articleJson(category, "tags", List.of("Ports")))
                .post("/v1/articles")
                .path("slug");
        patch(slug, "title", "Second", "body", "One.\n\nTwo.\n").statusCode(200);
        patch(slug, "title", "Second").statusCode(200);
        admin().delete("/v1/articles/" + slug).then().statusCode(204);
        revisions(slug)
                .body("items.number", equalTo(List.of(2, 1, 0)))
                .body("items.action", equalTo(List.of("archived", "updated", "created")))
                .body("items.fields", hasItems(List.of("status"), List.of("body", "title")))
                .body("items.by.name", equalTo(List.of("first admin key", "first admin key", "test author")))
                .body("page.next", nullValue());
        assertEquals(2, version(slug));
        admin().get(revisionsPath(slug) + "/0")
                .then()
                .statusCode(200)
                .body("content.body", equalTo("The first ship docked at dawn."))
                .body("content.tags[0].slug", equalTo("ports"));
    }

    @Test
    void diffNamesFieldsAndComparesTheBodyByLine() {
        String slug = newDraft(category, "body", "One.\n\nTwo.\n", "meta", fields("a", 1, "b", 2), "title", "First");
        patch(slug, "title", "Second", "body", "One.\n\n2.\n", "meta", fields("b", null))
                .statusCode(200);
        patch(slug, "summary", "In short.").statusCode(200);
        admin().get(revisionsPath(slug) + "/1/diff")
                .then()
                .statusCode(200)
                .body("from", equalTo(0))
                .body("to", equalTo(1))
                .body("changes.pointer", equalTo(List.of("/title", "/body", "/meta/b")))
                .body("changes[0]", equalTo(Map.of("pointer", "/title", "before", "First", "after", "Second")))
                .body("changes[1].diff", equalTo("--- a/body\n+++ b/body\n@@ -1,4 +1,4 @@\n One.\n \n-Two.\n+2.\n \n"))
                .body("changes[2].after", nullValue());
        admin().get(revisionsPath(slug) + "/0/diff?against=2")
                .then()
                .body("changes.pointer", equalTo(List.of("/title", "/body", "/meta/b", "/summary")));
        admin().get(revisionsPath(slug) + "/0/diff")
                .then()
                .body("from", nullValue())
                .body("changes[0].before", nullValue());
        admin().get(revisionsPath(slug) + "/0/diff?against=9").then().statusCode(422);
        admin().get(revisionsPath(slug) + "/9").then().statusCode(404);
        admin().get(revisionsPath(slug) + "/9/diff").then().statusCode(404);
    }

    @Test
    void mergingATagIsRecordedAndRenamingItIsNot() {
        String tag = unique("tag");
        String target = unique("target");
        send("PUT", "/v1/tags/" + target, fields("name", target)).statusCode(201);
        String slug = publish(category, "tags", List.of(tag));
        String seen = admin().get("/v1/articles/" + slug).header("ETag");
        send("PATCH", "/v1/tags/" + tag, fields("name", "Another name")).statusCode(200);
        revisions(slug).body("items.size()", equalTo(1));
        admin().delete("/v1/tags/" + tag + "?moveTo=" + target).then().statusCode(204);
        revisions(slug).body("items.action", equalTo(List.of("refiled", "created")));
        String current = admin().get("/v1/articles/" + slug).header("ETag");
        admin().contentType("application/json")
                .header("If-Match", seen)
                .body(fields("title", "Later"))
                .patch("/v1/articles/" + slug)
                .then()
                .statusCode(412)
                .header("ETag", equalTo(current.replace(".gz", "")))
                .body("errors.pointer", hasItems("/tags"));
    }

    @Test
    void scheduledPublicationAndImportsAreRecorded() {
        String slug = newDraft(category, "status", "scheduled", "publishAt", "2100-01-01T00:00:00Z");
        execute("UPDATE article SET publish_at = now() - interval '1 hour' WHERE slug = ?", slug);
        Arc.container().instance(ScheduledPublisher.class).get().processDue();
        revisions(slug)
                .body("items[0].action", equalTo("published"))
                .body("items[0].by.name", equalTo("clock"))
                .body("items[0].by.id", nullValue());
        String line = "{\"slug\": \"" + slug + "\", \"title\": \"Imported\", \"body\": \"x\", \"category\": \""
                + category + "\"}\n";
        for (int round = 0; round < 2; round++) {
            admin().contentType("application/x-ndjson")
                    .body(line.getBytes(StandardCharsets.UTF_8))
                    .post("/v1/imports")
                    .then()
                    .statusCode(200);
        }
        revisions(slug).body("items.action", equalTo(List.of("imported", "published", "created")));
    }

    @Test
    void pagesOfALongHistoryContainEachRevisionOnce() {
        String slug = newDraft(category);
        for (int round = 1; round < 5; round++) {
            patch(slug, "title", "Title " + round).statusCode(200);
        }
        String next = admin().get(revisionsPath(slug) + "?limit=3").path("page.next");
        admin().get(revisionsPath(slug) + "?limit=3&cursor=" + next)
                .then()
                .body("items.number", equalTo(List.of(1, 0)))
                .body("page.next", nullValue());
        admin().get("/v1/articles?cursor=" + next).then().statusCode(400);
    }
}
