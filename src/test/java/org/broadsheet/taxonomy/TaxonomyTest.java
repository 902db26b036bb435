package org.broadsheet.taxonomy;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that authors, tags and sources behave alike. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TaxonomyTest {

    private static String createEntry(String kind) {
        String slug = unique("entry");
        send("PUT", "/v1/" + kind + "/" + slug, fields("name", "Name " + slug)).statusCode(201);
        return slug;
    }

    private static String publishArticleWith(String kind, String... slugs) {
        return publish(
                newCategory(),
                kind.equals("sources") ? "source" : kind,
                kind.equals("sources") ? slugs[0] : List.of(slugs));
    }

    private static List<String> articlesWith(String kind, String slug) {
        return anonymous()
                .get("/v1/articles?" + kind.substring(0, kind.length() - 1) + "=" + slug)
                .path("items.slug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags", "sources"})
    void entryIsCreatedReadChangedAndDeleted(String kind) {
        String name = unique("Some Name");
        String slug = send("POST", "/v1/" + kind, fields("name", " " + name + " "))
                .statusCode(201)
                .body("name", equalTo(name))
                .body("articleCount", equalTo(0))
                .body("version", equalTo(0))
                .extract()
                .path("slug");
        String path = "/v1/" + kind + "/" + slug;
        send("POST", "/v1/" + kind, fields("name", name)).statusCode(201).body("slug", equalTo(slug + "-2"));
        send("POST", "/v1/" + kind, fields("name", "x", "slug", slug))
                .statusCode(409)
                .body("code", equalTo("slug-taken"));
        String entityTag = anonymous().get(path).header("ETag");
        send("PATCH", path, fields("name", "Better")).statusCode(200).body("version", equalTo(1));
        for (String method : List.of("PUT", "PATCH")) {
            admin().header("If-Match", entityTag)
                    .contentType("application/json")
                    .body(fields("name", "Stale"))
                    .request(method, path)
                    .then()
                    .statusCode(412)
                    .body("detail", containsString("version is 1"));
        }
        send("PUT", path + "?dryRun=true", fields("name", "Never"))
                .statusCode(200)
                .body("name", equalTo("Never"));
        anonymous().get(path).then().body("name", equalTo("Better"));
        assertEquals(
                304,
                anonymous()
                        .header("If-None-Match", anonymous().get(path).header("ETag"))
                        .get(path)
                        .statusCode());
        admin().delete(path).then().statusCode(204);
        anonymous().get(path).then().statusCode(404);
        send("PATCH", path, fields("name", "Gone")).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags", "sources"})
    void renamedEntryShowsInArticlesAtOnce(String kind) {
        String slug = createEntry(kind);
        String article = publishArticleWith(kind, slug);
        String renamed = unique("renamed");
        send("PATCH", "/v1/" + kind + "/" + slug, fields("name", "New " + slug, "slug", renamed))
                .statusCode(200);
        String answer = anonymous().get("/v1/articles/" + article).asString();
        assertTrue(answer.contains("New " + slug) && answer.contains(renamed), answer);
        assertEquals(List.of(article), articlesWith(kind, renamed));
        assertEquals(List.of(article), articlesWith(kind, slug));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags", "sources"})
    void deletedEntryMovesItsArticlesWithoutDuplicates(String kind) {
        String deleted = createEntry(kind);
        String replacement = createEntry(kind);
        String article = publishArticleWith(kind, deleted, replacement);
        String other = publishArticleWith(kind, deleted);
        String path = "/v1/" + kind + "/" + deleted;
        admin().delete(path).then().statusCode(409).body("detail", containsString("2 articles need it"));
        admin().delete(path + "?moveTo=" + deleted).then().statusCode(422).body("errors.parameter", contains("moveTo"));
        admin().delete(path + "?moveTo=" + unique("no-such")).then().statusCode(422);
        admin().delete(path + "?moveTo=" + replacement).then().statusCode(204);
        assertEquals(List.of(other, article), articlesWith(kind, replacement));
        assertEquals(List.of(other, article), articlesWith(kind, deleted));
        anonymous().get("/v1/" + kind + "/" + replacement).then().body("articleCount", equalTo(2));
        if (!kind.equals("sources")) {
            anonymous().get("/v1/articles/" + article).then().body(kind + ".slug", contains(replacement));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "tags", "sources"})
    void listsAreSortedByNameAndPagesDoNotOverlap(String kind) {
        for (int number = 0; number < 4; number++) {
            send("PUT", "/v1/" + kind + "/" + unique("same"), fields("name", "Same\nname"))
                    .statusCode(201);
        }
        List<String> slugs = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = anonymous()
                    .get("/v1/" + kind + "?fields=slug&limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.then().statusCode(200);
            slugs.addAll(page.path("items.slug"));
            cursor = page.path("page.next");
        }
        assertEquals(slugs.size(), slugs.stream().distinct().count());
        anonymous().get("/v1/" + kind + "?count=exact&limit=1").then().body("page.total", equalTo(slugs.size()));
        anonymous().get("/v1/" + kind + "?fields=slgu").then().statusCode(400);
    }

    @Test
    void disclaimerOfTheSourceReplacesThatOfTheSite() {
        String plain = createEntry("sources");
        String own = createEntry("sources");
        send("PATCH", "/v1/sources/" + own, fields("disclaimer", "Treplacements alone."))
                .statusCode(200);
        String under = publishArticleWith("sources", plain);
        send("PATCH", "/v1/site", fields("disclaimer", "Not ours.")).statusCode(200);
        try {
            anonymous().get("/v1/articles/" + under).then().body("source.disclaimer", equalTo("Not ours."));
            anonymous()
                    .get("/v1/articles/" + publishArticleWith("sources", own))
                    .then()
                    .body("source.disclaimer", equalTo("Treplacements alone."));
            anonymous().get("/v1/sources/" + plain).then().body("disclaimer", nullValue());
        } finally {
            send("PATCH", "/v1/site", fields("disclaimer", null)).statusCode(200);
        }
        anonymous().get("/v1/articles/" + under).then().body("source.disclaimer", nullValue());
    }

    @Test
    void everyFieldOfAnAuthorIsReturned() {
        String slug = unique("ann");
        Map<String, Object> author = fields(
                "slug", slug, "name", "Ann", "bio", "Writes.", "url", "https://ann.example", "imageUrl", "/ann.jpg");
        send("POST", "/v1/authors", author).statusCode(201);
        Map<String, Object> got = anonymous().get("/v1/authors/" + slug).path("");
        assertTrue(got.entrySet().containsAll(author.entrySet()), got.toString());
        anonymous().get("/v1/articles?author=" + slug).then().body("items", empty());
    }
}
