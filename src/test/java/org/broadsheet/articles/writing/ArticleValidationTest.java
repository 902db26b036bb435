package org.broadsheet.articles.writing;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.story;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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

/** What is wrong with an article is said all at once, each fault at its place. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleValidationTest {
    private String category;

    @BeforeEach
    void openASection() {
        category = category();
    }

    private static ValidatableResponse refused(String method, String path, Object body) {
        return admin().filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(body)
                .request(method, path)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-content"));
    }

    private void refusedAt(String pointer, Object... change) {
        refused("POST", "/v1/articles", story(category, change)).body("errors.pointer", contains(pointer));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        refused(
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
    void whatIsNotThereIsToldTogetherWithWhatIsWrongInItself() {
        refused(
                        "POST",
                        "/v1/articles",
                        story(
                                category + "x",
                                "categories",
                                List.of(category, "no-such-section"),
                                "source",
                                "no-such-source",
                                "status",
                                "live"))
                .body("errors.pointer", containsInAnyOrder("/category", "/categories/1", "/source", "/status"));
        refused("PATCH", "/v1/articles/" + draft(category), fields("category", "no-such-section", "status", "live"))
                .body("errors.pointer", containsInAnyOrder("/category", "/status"));
        refused(
                        "POST",
                        "/v1/articles",
                        story(
                                category,
                                "status",
                                "published",
                                "publishedAt",
                                "2100-01-01T00:00:00Z",
                                "expireAt",
                                "2001-01-01T00:00:00Z"))
                .body("errors.pointer", containsInAnyOrder("/expireAt", "/publishedAt"));
    }

    @Test
    void anUnknownFieldIsNamedWithWhatWasProbablyMeant() {
        refused("POST", "/v1/articles", story(category, "sumary", "x", "image", Map.of("url", "/a", "altt", "x")))
                .body("errors.find { it.pointer == '/sumary' }.detail", containsString("`summary`"))
                .body("errors.find { it.pointer == '/image/altt' }.detail", containsString("`alt`"));
        refused("PATCH", "/v1/articles/" + draft(category), fields("titel", "x"))
                .body("errors[0].detail", containsString("`title`"));
    }

    @Test
    void anUnknownFieldIsFoundWhateverItHoldsAndWhereverItStands() {
        refused(
                        "POST",
                        "/v1/articles",
                        story(
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
    void whatIsAllowedIsListedWithTheNearestToWhatWasSent() {
        refused(
                        "POST",
                        "/v1/articles",
                        story(
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
        refused("POST", "/v1/categories", fields("name", "Inner", "parent", category + "x"))
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
    void everyLimitIsHeld() {
        refusedAt("/title", "title", "\u3000 ");
        refusedAt("/title", "title", "x".repeat(301));
        refusedAt("/summary", "summary", "x".repeat(1001));
        refusedAt("/body", "body", "x".repeat(1_000_001));
        refusedAt("/externalId", "externalId", "");
        refusedAt("/slug", "slug", "Caps");
        refusedAt("/slug", "slug", "0197f3c2-8a4e-7c31-9b57-2f6d1c0e4a88");
        refusedAt("/tags", "tags", Collections.nCopies(51, "x"));
        refusedAt("/tags/0", "tags", List.of(Map.of()));
        refusedAt("/tags/0", "tags", List.of("  "));
        refusedAt("/authors", "authors", Collections.nCopies(21, "x"));
        refusedAt("/categories", "categories", Collections.nCopies(11, category));
        refusedAt("/meta", "meta", Map.of("long", "x".repeat(16 * 1024)));
        refusedAt("/meta", "meta", List.of(1));
        refusedAt("/canonicalUrl", "canonicalUrl", "data:text/html,x");
        refusedAt("/canonicalUrl", "canonicalUrl", "/" + "x".repeat(2000));
        refusedAt("/seo/imageUrl", "seo", Map.of("imageUrl", "vbscript:x"));
        refusedAt("/related/pinned/0", "related", Map.of("pinned", List.of("no-such-article")));
        refusedAt("/translationOf", "translationOf", "no-such-article");
        refused(
                        "POST",
                        "/v1/articles",
                        "{\"title\":\"x\",\"body\":\"x\",\"category\":\"" + category + "\",\"meta\":{\"n/a\":1e999}}")
                .body("errors.pointer", contains("/meta/n~1a"));
        refused("POST", "/v1/articles", story(category, "title", "a\0b")).body("errors.pointer", contains("/title"));
    }

    @Test
    void aReferenceThatLeadsNowhereNamesItsNeighbour() {
        refused("POST", "/v1/articles", story(category + "x", "source", "nowhere", "categories", List.of("nowhere")))
                .body("errors.pointer", contains("/category", "/categories/0", "/source"))
                .body("errors.detail", hasItem(containsString("did you mean `" + category)));
    }

    @Test
    void anArticleIsNotRelatedToItselfNorBothPinnedAndExcluded() {
        String self = draft(category);
        String other = draft(category);
        refused("PATCH", "/v1/articles/" + self, fields("related", Map.of("pinned", List.of(self))))
                .body("errors.pointer", contains("/related/pinned/0"));
        refused(
                        "PATCH",
                        "/v1/articles/" + self,
                        fields("related", Map.of("pinned", List.of(other), "excluded", List.of(other))))
                .body("errors.pointer", contains("/related/excluded"));
        refused("PATCH", "/v1/articles/" + self, fields("translationOf", self, "language", "az"))
                .body("errors.pointer", contains("/translationOf"));
        refused("PATCH", "/v1/articles/" + self, fields("body", null)).body("errors.pointer", contains("/body"));
    }

    @Test
    void anExternalIdBelongsToOneArticle() {
        draft(category, "externalId", category);
        admin().contentType("application/json")
                .body(story(category, "externalId", category))
                .post("/v1/articles")
                .then()
                .statusCode(409)
                .body("code", equalTo("conflict"))
                .body("errors.pointer", contains("/externalId"));
    }
}
