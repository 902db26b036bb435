package org.broadsheet.articles.revisions;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.broadsheet.articles.revisions.RevisionRequests.execute;
import static org.broadsheet.articles.revisions.RevisionRequests.restore;
import static org.broadsheet.articles.revisions.RevisionRequests.revisions;
import static org.broadsheet.articles.revisions.RevisionRequests.revisionsPath;
import static org.broadsheet.articles.revisions.RevisionRequests.version;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every revision can be restored. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RevisionRestorerTest {
    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    @Test
    void restoreMakesANewRevision() {
        String slug = publish(category, "title", "First", "tags", List.of("Ports"));
        String renamed = unique("renamed");
        patch(slug, "title", "Second", "slug", renamed, "tags", List.of()).statusCode(200);
        restore(renamed, 0)
                .statusCode(200)
                .body("title", equalTo("First"))
                .body("slug", equalTo(slug))
                .body("tags.slug", equalTo(List.of("ports")))
                .body("status", equalTo("published"))
                .body("version", equalTo(2));
        revisions(slug)
                .body("items[0].action", equalTo("restored"))
                .body("items[0].restoredFrom", equalTo(0))
                .body("items.size()", equalTo(3));
        anonymous().get("/v1/articles/" + renamed).then().statusCode(308);
        restore(slug, 0).statusCode(200).body("version", equalTo(2));
        restore(slug, 7).statusCode(404);
    }

    @Test
    void restoreKeepsTheStatusButTurnsArchivedIntoDraft() {
        String slug = newDraft(category, "title", "First");
        patch(slug, "status", "published", "title", "Second").statusCode(200);
        restore(slug, 0).statusCode(200).body("status", equalTo("published")).body("title", equalTo("First"));
        admin().delete("/v1/articles/" + slug).then().statusCode(204);
        restore(slug, 1).statusCode(200).body("status", equalTo("draft")).body("title", equalTo("Second"));
    }

    @Test
    void restoreNeedsTheSameRolesAndPreconditionsAsEdits() {
        String slug = publish(category);
        String tag = admin().get("/v1/articles/" + slug).header("ETag");
        patch(slug, "title", "Second").statusCode(200);
        String path = revisionsPath(slug) + "/0/restore";
        anonymous().post(path).then().statusCode(401);
        withRole("reader").post(path).then().statusCode(403);
        withRole("author").post(path).then().statusCode(403);
        admin().header("If-Match", tag).post(path).then().statusCode(412);
        admin().post(path + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("changes.pointer", equalTo(List.of("/title")))
                .body("changes[0].before", equalTo("Second"));
        revisions(slug).body("items.number", equalTo(List.of(1, 0)));
        anonymous().get(revisionsPath(slug)).then().statusCode(401);
        anonymous().get(revisionsPath(slug) + "/0/diff").then().statusCode(401);
        withRole("reader").get(revisionsPath(slug) + "/0").then().statusCode(200);
        admin().get(revisionsPath(unique("absent"))).then().statusCode(404);
    }

    @Test
    void restoreFollowsMergedCategoriesAndReportsDeletedOnes() {
        String merged = newCategory();
        String slug = newDraft(merged);
        String target = unique("target");
        send("PUT", "/v1/categories/" + target, fields("name", target)).statusCode(201);
        admin().delete("/v1/categories/" + merged + "?moveTo=" + target).then().statusCode(204);
        revisions(slug)
                .body("items.action", equalTo(List.of("refiled", "created")))
                .body("items[0].fields", equalTo(List.of("category")))
                .body("items[0].number", equalTo(version(slug)));
        restore(slug, 0).statusCode(200).body("category.slug", equalTo(target));
        execute("DELETE FROM taxonomy_former_slug WHERE slug = ?", merged);
        restore(slug, 0)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/category"))
                .body("errors[0].detail", containsString("createMissing=true"));
        send("POST", revisionsPath(slug) + "/0/restore?createMissing=true", "")
                .statusCode(200)
                .body("category.slug", equalTo(merged));
    }

    @Test
    void articleWithoutRevisionsCanBeRestoredToItsStateBeforeTheFirstEdit() {
        String edited = publish(category, "title", "First");
        String moved = publish(newCategory(), "title", "First");
        String archived = publish(category, "title", "First");
        for (String slug : List.of(edited, moved, archived)) {
            execute("DELETE FROM article_revision WHERE article_id = (SELECT id FROM article WHERE slug = ?)", slug);
        }
        String section = admin().get("/v1/articles/" + moved).path("category.slug");
        patch(edited, "title", "Second").statusCode(200);
        admin().delete("/v1/categories/" + section + "?moveTo=" + category)
                .then()
                .statusCode(204);
        admin().delete("/v1/articles/" + archived).then().statusCode(204);
        revisions(edited).body("items.action", equalTo(List.of("updated", "found")));
        revisions(moved).body("items.action", equalTo(List.of("refiled", "found")));
        revisions(archived).body("items.action", equalTo(List.of("archived", "found")));
        restore(edited, 0).statusCode(200).body("title", equalTo("First"));
    }
}
