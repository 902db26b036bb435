package org.broadsheet.articles;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.TestDatabase;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.junit.jupiter.api.Test;

/** Snapshots, which exports, revisions and diffs use, hold every field of the input and no other. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleSnapshotTest {

    /** An article with every field of the input set. */
    private static Map<String, Object> completeArticle() {
        String category = newCategory();
        String source = unique("source");
        send("PUT", "/v1/sources/" + source, fields("name", "Wire")).statusCode(201);
        return articleJson(
                category,
                "slug",
                unique("whole"),
                "formerSlugs",
                List.of(unique("former")),
                "externalId",
                unique("ext"),
                "summary",
                "In short.",
                "body",
                "One.\n\n  Two, *as written*. ",
                "bodyFormat",
                "markdown",
                "language",
                "de",
                "categories",
                List.of(newCategory()),
                "tags",
                List.of(unique("Tag one"), fields("slug", unique("two"), "name", "Second")),
                "authors",
                List.of(fields("name", unique("Ann Lee"), "role", "Photographs"), unique("Bo")),
                "source",
                source,
                "image",
                fields("url", "/ship.jpg", "alt", "A ship", "credit", "Cy", "width", 4, "height", 3),
                "featured",
                true,
                "status",
                "published",
                "publishAt",
                "2020-01-01T10:00:00Z",
                "expireAt",
                "2120-01-01T10:00:00Z",
                "publishedAt",
                "2020-01-02T10:00:00.123456Z",
                "canonicalUrl",
                "https://elsewhere.example/ship",
                "aliases",
                List.of("https://old.example/" + unique("ship")),
                "corrections",
                List.of(fields("at", "2020-01-03T10:00:00Z", "text", "It was two ships.")),
                "seo",
                fields("title", "Ship", "description", "A ship docked"),
                "related",
                fields(
                        "pinned",
                        List.of(publish(category), publish(category)),
                        "excluded",
                        List.of(newDraft(category)),
                        "hidden",
                        true),
                "translationOf",
                publish(category),
                "meta",
                fields("legacy", fields("none", null, "list", List.of()), "empty", ""));
    }

    private static ObjectNode snapshotOf(String slug) {
        ArticleQuery articles = Arc.container().instance(ArticleQuery.class).get();
        UUID id = articles.find(new SlugOrId(slug), null, true).orElseThrow().id();
        long row = Article.<Article>find("publicId", id).firstResult().id;
        return Arc.container()
                .instance(ArticleSnapshotQuery.class)
                .get()
                .load(row)
                .json();
    }

    private static int putSnapshot(String slug) {
        return send("PUT", "/v1/articles/" + slug, snapshotOf(slug).toString())
                .statusCode(200)
                .extract()
                .path("version");
    }

    @Test
    void snapshotHoldsEveryInputFieldAndPuttingItChangesNothing() {
        Map<String, Object> complete = completeArticle();
        String slug =
                send("POST", "/v1/articles", complete).statusCode(201).extract().path("slug");
        List<String> inputFields = Arrays.stream(ArticleInput.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        List<String> snapshotFields = new ArrayList<>();
        snapshotOf(slug).fieldNames().forEachRemaining(snapshotFields::add);
        assertEquals(inputFields, snapshotFields);
        List<String> relatedFields = Arrays.stream(ArticleInput.RelatedSettings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertEquals(
                relatedFields,
                List.copyOf(snapshotOf(slug).get("related").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList()));
        inputFields.forEach(field -> assertNotNull(complete.get(field), field + " is not set by this test"));
        assertEquals(complete.get("body"), snapshotOf(slug).get("body").textValue());
        assertEquals(
                "{\"list\":[],\"none\":null}",
                snapshotOf(slug).at("/meta/legacy").toString());
        assertEquals(0, putSnapshot(slug));
    }

    @Test
    void snapshotOmitsUnsetFields() {
        String slug = newDraft(newCategory());
        ObjectNode source = snapshotOf(slug);
        assertEquals(
                List.of("title", "slug", "body", "bodyFormat", "language", "category", "status"),
                List.copyOf(source.properties().stream().map(Map.Entry::getKey).toList()));
        assertEquals(0, putSnapshot(slug));
        admin().delete("/v1/articles/" + slug).then().statusCode(204);
        assertEquals(1, putSnapshot(slug));
        admin().get("/v1/articles/" + slug).then().body("status", equalTo("archived"));
    }
}
