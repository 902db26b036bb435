package org.broadsheet.articles.writing;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All errors of an article are reported at once, each with its JSON pointer. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleValidationTest {
    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    private static ValidatableResponse assertInvalid(String method, String path, Object body) {
        return admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(body)
                .request(method, path)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-content"));
    }

    private void assertErrorAt(String pointer, Object... change) {
        assertInvalid("POST", "/v1/articles", articleJson(category, change)).body("errors.pointer", contains(pointer));
    }

    @Test
    void allErrorsAreReportedAtOnce() {
        assertInvalid(
                        "POST",
                        "/v1/articles",
                        fields(
                                "title",
                                5,
                                "tags",
                                List.of("ok", fields("slug", "Not a slug")),
                                "image",
                                fields("url", "javascript:alert(1)", "width", 0),
                                "language",
                                "x",
                                "status",
                                "live",
                                "publishAt",
                                "tomorrow"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/title",
                                "/tags/1/slug",
                                "/image/url",
                                "/image/width",
                                "/language",
                                "/status",
                                "/publishAt",
                                "/body",
                                "/category"));
    }

    @Test
    void unknownFieldIsReportedWithTheLikelyName() {
        assertInvalid(
                        "POST",
                        "/v1/articles",
                        articleJson(category, "sumary", "x", "image", Map.of("url", "/a", "altt", "x")))
                .body("errors.find { it.pointer == '/sumary' }.detail", containsString("`summary`"))
                .body("errors.find { it.pointer == '/image/altt' }.detail", containsString("`alt`"));
        assertInvalid("PATCH", "/v1/articles/" + newDraft(category), fields("titel", "x"))
                .body("errors[0].detail", containsString("`title`"));
    }

    @Test
    void unknownFieldsAreFoundAtAnyDepthAndWithAnyValue() {
        assertInvalid(
                        "POST",
                        "/v1/articles",
                        articleJson(
                                category,
                                "titel",
                                List.of(1),
                                "related",
                                fields("pined", List.of()),
                                "tags",
                                List.of("ok", fields("slag", List.of("x")))))
                .body("errors.pointer", containsInAnyOrder("/titel", "/related/pined", "/tags/1/slag"));
    }

    @Test
    void errorsListAllowedValuesAndSuggestTheNearest() {
        assertInvalid(
                        "POST",
                        "/v1/articles",
                        articleJson(
                                category,
                                "status",
                                "publishd",
                                "slug",
                                "Not A Slug",
                                "tags",
                                List.of(5),
                                "authors",
                                "Ann"))
                .body(
                        "errors.detail",
                        hasItems(
                                "must be one of draft, scheduled, published, archived; did you mean `published`?",
                                "use 1 to 120 characters: a-z, 0-9 and single hyphens between them, such as `not-a-slug`",
                                "must be a name or slug, or an object with slug, name",
                                "must be a list, in square brackets"));
        assertInvalid("POST", "/v1/categories", fields("name", "Inner", "parent", category + "x"))
                .body("errors[0].detail", containsString("did you mean `" + category + "`?"));
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/articles?sort=titel&status=drft&fields=titel,slgu,authors.nme&language=en_US")
                .then()
                .statusCode(400)
                .body(
                        "errors.detail",
                        hasItems(
                                containsString("did you mean `title`?"),
                                containsString("did you mean `draft`?"),
                                containsString("write hyphens for underscores")));
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/articles?fields=titel,slgu,authors.nme")
                .then()
                .statusCode(400)
                .body(
                        "errors.detail",
                        contains(containsString("`title`"), containsString("`slug`"), containsString("`name`")));
    }

    @Test
    void limitsOfAllFieldsAreEnforced() {
        assertErrorAt("/title", "title", "\u3000 ");
        assertErrorAt("/title", "title", "x".repeat(301));
        assertErrorAt("/summary", "summary", "x".repeat(1001));
        assertErrorAt("/body", "body", "x".repeat(1_000_001));
        assertErrorAt("/externalId", "externalId", "");
        assertErrorAt("/slug", "slug", "Caps");
        assertErrorAt("/slug", "slug", "0197f3c2-8a4e-7c31-9b57-2f6d1c0e4a88");
        assertErrorAt("/tags", "tags", Collections.nCopies(51, "x"));
        assertErrorAt("/tags/0", "tags", List.of(Map.of()));
        assertErrorAt("/tags/0", "tags", List.of("  "));
        assertErrorAt("/authors", "authors", Collections.nCopies(21, "x"));
        assertErrorAt("/categories", "categories", Collections.nCopies(11, category));
        assertErrorAt("/meta", "meta", Map.of("long", "x".repeat(16 * 1024)));
        assertErrorAt("/meta", "meta", List.of(1));
        assertErrorAt("/canonicalUrl", "canonicalUrl", "data:text/html,x");
        assertErrorAt("/canonicalUrl", "canonicalUrl", "//elsewhere.example/x");
        assertErrorAt("/tags/0", "tags", List.of("\u200b"));
        assertErrorAt("/title", "title", "\u200d\u3164");
        assertErrorAt("/canonicalUrl", "canonicalUrl", "/" + "x".repeat(2000));
        assertErrorAt("/seo/imageUrl", "seo", Map.of("imageUrl", "vbscript:x"));
        assertErrorAt("/related/pinned/0", "related", Map.of("pinned", List.of("no-such-article")));
        assertErrorAt("/translationOf", "translationOf", "no-such-article");
        assertInvalid(
                        "POST",
                        "/v1/articles",
                        "{\"title\":\"x\",\"body\":\"x\",\"category\":\"" + category + "\",\"meta\":{\"n/a\":1e999}}")
                .body("errors.pointer", contains("/meta/n~1a"));
        assertInvalid("POST", "/v1/articles", articleJson(category, "title", "a\0b"))
                .body("errors.pointer", contains("/title"));
    }

    @Test
    void externalIdIsUnique() {
        newDraft(category, "externalId", category);
        admin().contentType("application/json")
                .body(articleJson(category, "externalId", category))
                .post("/v1/articles")
                .then()
                .statusCode(409)
                .body("code", equalTo("conflict"))
                .body("errors.pointer", contains("/externalId"));
    }
}
