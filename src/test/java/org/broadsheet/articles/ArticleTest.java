package org.broadsheet.articles;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.post;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleTest {
    private String category;

    @BeforeEach
    void setUp() {
        category = newCategory();
    }

    @Test
    void minimalArticleGetsDefaults() {
        String title = unique("Port reopens");
        String slug = title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        post(Map.of("title", title, "body", "The **first** ship.", "category", category))
                .statusCode(201)
                .header("Location", "/v1/articles/" + slug)
                .body("slug", equalTo(slug))
                .body("status", equalTo("draft"))
                .body("language", equalTo("en"))
                .body("summary", equalTo("The first ship."))
                .body("body.html", containsString("<strong>first</strong>"))
                .body("wordCount", equalTo(3))
                .body("publishedAt", nullValue())
                .body("source", nullValue())
                .body("byline", nullValue())
                .body("tags", empty())
                .body("translations", empty())
                .body("version", equalTo(0));
        anonymous().get("/v1/articles/" + slug).then().statusCode(404);
    }

    @Test
    void everyFieldIsReturnedAsWritten() {
        String more = newCategory();
        String source = unique("agency");
        send("PUT", "/v1/sources/" + source, Map.of("name", "Agency", "url", "https://agency.example"));
        String pinned = publish(category);
        String excluded = publish(category);
        Map<String, Object> sent = allFields(more, source, pinned, excluded);
        String slug = post(sent).statusCode(201).extract().path("slug");
        ValidatableResponse got = admin().get("/v1/articles/" + slug).then().statusCode(200);
        for (String field : List.of("title", "slug", "summary", "language", "canonicalUrl", "status", "publishedAt")) {
            got.body(field, equalTo(sent.get(field)));
        }
        got.body("categories.slug", contains(more))
                .body("tags.name", contains("Ports", "Grain trade"))
                .body("authors.name", contains("Ann Lee", "Bo Oh"))
                .body("authors.role", contains(null, "Photographs"))
                .body("byline", equalTo("Ann Lee və Bo Oh"))
                .body("source.name", equalTo("Agency"))
                .body("image.credit", equalTo("C. Day"))
                .body("image.width", equalTo(1200))
                .body("body.markdown", nullValue())
                .body("editorial.bodyFormat", equalTo("html"))
                .body("editorial.externalId", equalTo(sent.get("externalId")))
                .body("editorial.pinned", contains(pinned))
                .body("editorial.excluded", contains(excluded))
                .body("editorial.meta.layout.columns", equalTo(2))
                .body("editorial.seo.noIndex", equalTo(true));
        send("PUT", "/v1/articles/" + slug, sent).statusCode(200).body("version", equalTo(0));
    }

    private Map<String, Object> allFields(String more, String source, String pinned, String excluded) {
        return articleJson(
                category,
                "slug",
                unique("all-fields"),
                "externalId",
                unique("wp"),
                "summary",
                "A standfirst.",
                "body",
                "<p>Grain.</p>",
                "bodyFormat",
                "html",
                "language",
                "az",
                "categories",
                List.of(more),
                "tags",
                List.of("Ports", Map.of("name", "Grain trade")),
                "authors",
                List.of("Ann Lee", Map.of("name", "Bo Oh", "role", "Photographs")),
                "source",
                source,
                "image",
                Map.of(
                        "url",
                        "https://img.example/şəkil.jpg",
                        "alt",
                        "A ship",
                        "credit",
                        "C. Day",
                        "width",
                        1200,
                        "height",
                        800),
                "status",
                "published",
                "publishedAt",
                "2024-02-29T23:59:59.123456Z",
                "canonicalUrl",
                "https://müller.example/a?b=c",
                "seo",
                Map.of("title", "For engines", "noIndex", true),
                "related",
                Map.of("pinned", List.of(pinned), "excluded", List.of(excluded)),
                "meta",
                Map.of("layout", Map.of("columns", 2), "a/b~c", List.of(1.5, true, "x")));
    }

    @Test
    void patchSetsUnsetsMergesAndReplaces() {
        String slug = newDraft(
                category,
                "summary",
                "Gone soon.",
                "tags",
                List.of("One", "Two"),
                "image",
                Map.of("url", "/a.jpg", "alt", "Old", "credit", "C. Day"),
                "meta",
                Map.of("keep", 1, "drop", Map.of("deep", 2)));
        patch(
                        slug,
                        "summary",
                        null,
                        "tags",
                        List.of("Three"),
                        "image",
                        fields("alt", "New", "credit", null),
                        "meta",
                        fields("drop", fields("deep", null, "new", 3)))
                .statusCode(200)
                .body("summary", equalTo("The first ship docked at dawn."))
                .body("tags.name", contains("Three"))
                .body("image.url", equalTo("/a.jpg"))
                .body("image.alt", equalTo("New"))
                .body("image.credit", nullValue())
                .body("editorial.meta", equalTo(Map.of("keep", 1, "drop", Map.of("new", 3))))
                .body("version", equalTo(1));
        patch(slug, "image", null, "meta", null, "tags", null)
                .statusCode(200)
                .body("image", nullValue())
                .body("editorial.meta", nullValue())
                .body("tags", empty())
                .body("body.markdown", equalTo("The first ship docked at dawn."));
        patch(slug).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void putCreatesThenReplaces() {
        String slug = unique("put-here");
        Map<String, Object> story = articleJson(category, "summary", "First.", "status", "published");
        send("PUT", "/v1/articles/" + slug, story)
                .statusCode(201)
                .header("Location", "/v1/articles/" + slug)
                .body("slug", equalTo(slug));
        story.remove("summary");
        story.remove("status");
        send("PUT", "/v1/articles/" + slug, story)
                .statusCode(200)
                .body("summary", equalTo("The first ship docked at dawn."))
                .body("status", equalTo("published"));
        send("PUT", "/v1/articles/0197f3c2-8a4e-7c31-9b57-2f6d1c0e4a88", story).statusCode(404);
    }

    @Test
    void dryRunRespondsAndChangesNothing() {
        String slug = unique("never");
        String tag = unique("never-tag");
        Map<String, Object> story = articleJson(category, "slug", slug, "tags", List.of(tag), "status", "published");
        send("POST", "/v1/articles?dryRun=true", story).statusCode(201).body("slug", equalTo(slug));
        send("PUT", "/v1/articles/" + slug + "?dryRun=true", story).statusCode(201);
        admin().get("/v1/articles/" + slug).then().statusCode(404);
        admin().get("/v1/tags/" + tag).then().statusCode(404);
        anonymous().get("/v1/articles?category=" + category).then().body("items", empty());
        String published = publish(category);
        send("PATCH", "/v1/articles/" + published + "?dryRun=true", fields("title", "Other"))
                .statusCode(200)
                .body("title", equalTo("Other"))
                .body("version", equalTo(1));
        admin().delete("/v1/articles/" + published + "?dryRun=true").then().statusCode(204);
        anonymous().get("/v1/articles/" + published).then().statusCode(200).body("version", equalTo(0));
    }

    @Test
    void createMissingCreatesCategoriesAndSource() {
        String section = unique("brand-new");
        Map<String, Object> story = articleJson(section, "source", section, "categories", List.of(section + "-too"));
        post(story).statusCode(422).body("errors", org.hamcrest.Matchers.hasSize(3));
        send("POST", "/v1/articles?createMissing=true", story)
                .statusCode(201)
                .body("category.slug", equalTo(section))
                .body("source.slug", equalTo(section))
                .body("categories.slug", contains(section + "-too"));
    }

    @Test
    void repeatedTagNameIsOneTag() {
        String tag = unique("Black Sea");
        post(articleJson(category, "tags", List.of(tag, tag.toLowerCase(java.util.Locale.ROOT), Map.of("name", tag))))
                .statusCode(201)
                .body("tags.name", contains(tag));
        post(articleJson(category, "tags", List.of("🔥", "⚡")))
                .statusCode(201)
                .body("tags.name", contains("🔥", "⚡"))
                .body("tags[0]", aMapWithSize(2));
    }
}
