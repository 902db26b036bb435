package org.broadsheet.articles.reading;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConditionalReadTest {
    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "tags", "authors", "sources"})
    void changeOfAnEntryChangesTheEntityTagOfItsArticles(String kind) {
        String slug = unique(kind);
        send("PUT", "/v1/" + kind + "/" + slug, fields("name", "Before")).statusCode(201);
        String article = publish(
                kind.equals("categories") ? slug : category,
                "tags",
                kind.equals("tags") ? List.of(slug) : List.of(),
                "authors",
                kind.equals("authors") ? List.of(slug) : List.of(),
                "source",
                kind.equals("sources") ? slug : null);
        String path = "/v1/articles/" + article;
        String seen = anonymous().get(path).header("ETag");
        assertEquals(304, getIfNoneMatch(path, seen).statusCode());
        assertEquals(304, getIfNoneMatch(path, "W/" + seen).statusCode());
        assertEquals(304, getIfNoneMatch(path, "\"other\", W/" + seen).statusCode());
        assertEquals(304, getIfNoneMatch(path, "*").statusCode());
        send("PATCH", "/v1/" + kind + "/" + slug, fields("name", "After the rename"))
                .statusCode(200);
        Response changed = getIfNoneMatch(path, seen);
        assertEquals(200, changed.statusCode());
        assertEquals(true, changed.asString().contains("After the rename"));
    }

    @Test
    void ifModifiedSinceIsUsedWithoutIfNoneMatch() {
        String slug = publish(category);
        for (String path : List.of("/v1/articles/" + slug, "/v1/articles?category=" + category)) {
            String seen = lastModified(path, slug);
            assertEquals(
                    304,
                    getIfModifiedSince(path, "Thu, 01 Jan 2099 00:00:00 GMT").statusCode());
            for (String earlier : List.of("Thu, 01 Jan 2015 00:00:00 GMT", "yesterday", "")) {
                assertEquals(200, getIfModifiedSince(path, earlier).statusCode());
            }
            Response other = anonymous()
                    .header("If-None-Match", "\"other\"")
                    .header("If-Modified-Since", seen)
                    .get(path);
            assertEquals(200, other.statusCode());
            send("PATCH", "/v1/articles/" + slug, fields("title", unique("Changed")))
                    .statusCode(200);
            assertEquals(200, getIfModifiedSince(path, seen).statusCode());
            send("PATCH", "/v1/categories/" + category, fields("name", unique("Renamed")))
                    .statusCode(200);
            assertEquals(200, getIfModifiedSince(path, seen).statusCode());
        }
    }

    @Test
    void changeOfAnArticleChangesTheEntityTagOfItsLists() {
        String slug = publish(category);
        String path = "/v1/articles?category=" + category;
        Response list = anonymous().get(path);
        list.then()
                .header("Cache-Control", startsWith("public"))
                .header("Surrogate-Key", equalTo("list-category-" + category));
        assertEquals(304, getIfNoneMatch(path, list.header("ETag")).statusCode());
        send("PATCH", "/v1/articles/" + slug, fields("title", "Another headline"))
                .statusCode(200);
        assertEquals(200, getIfNoneMatch(path, list.header("ETag")).statusCode());
        admin().get(path).then().header("Cache-Control", equalTo("private, no-store"));
    }

    @Test
    void articleHasSurrogateKeysAndLastModified() {
        anonymous()
                .get("/v1/articles/" + publish(category, "tags", List.of("Ports")))
                .then()
                .header("Surrogate-Key", containsString("category-" + category + " tag-ports"))
                .header("Last-Modified", containsString(" GMT"))
                .header("Vary", containsString("Authorization"));
        anonymous()
                .filter(Contract.lenientRequest())
                .header("If-None-Match", "\"" + "x".repeat(2000))
                .get("/v1/articles/" + publish(category))
                .then()
                .statusCode(200);
    }

    /**
     * Returns a Last-Modified that makes the server answer 304. Dates have whole seconds, so a response has none while
     * other tests write within the same second; the article is edited again until its response has one.
     */
    private static String lastModified(String path, String slug) {
        Instant deadline = Instant.now().plusSeconds(30);
        String date = anonymous().get(path).header("Last-Modified");
        while (date == null || getIfModifiedSince(path, date).statusCode() != 304) {
            assertTrue(Instant.now().isBefore(deadline), "not dated in time");
            send("PATCH", "/v1/articles/" + slug, fields("title", unique("Changed")))
                    .statusCode(200);
            date = anonymous().get(path).header("Last-Modified");
        }
        return date;
    }

    private static Response getIfModifiedSince(String path, String date) {
        return anonymous().header("If-Modified-Since", date).get(path);
    }

    private static Response getIfNoneMatch(String path, String tag) {
        return anonymous().header("If-None-Match", tag).get(path);
    }
}
