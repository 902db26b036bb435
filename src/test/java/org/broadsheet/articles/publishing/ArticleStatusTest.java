package org.broadsheet.articles.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleStatusTest {
    private static final String FUTURE = Instant.now().plus(1, ChronoUnit.DAYS).toString();

    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    private String articleWithStatus(String status) {
        if (status.equals("archived")) {
            String slug = newDraft(category);
            patch(slug, "status", "archived").statusCode(200);
            return slug;
        }
        return newDraft(category, "status", status, "publishAt", status.equals("scheduled") ? FUTURE : null);
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource({
        "draft, scheduled, 200",
        "draft, published, 200",
        "draft, archived, 200",
        "draft, draft, 200",
        "scheduled, draft, 200",
        "scheduled, published, 200",
        "scheduled, archived, 200",
        "published, draft, 200",
        "published, archived, 200",
        "published, scheduled, 409",
        "archived, draft, 200",
        "archived, scheduled, 409",
        "archived, published, 409",
    })
    void onlyLegalTransitionsAreAllowed(String from, String to, int answer) {
        String slug = articleWithStatus(from);
        Response response = patch(slug, "status", to, "publishAt", to.equals("scheduled") ? FUTURE : null)
                .statusCode(answer)
                .extract()
                .response();
        admin().get("/v1/articles/" + slug).then().body("status", equalTo(answer == 200 ? to : from));
        anonymous()
                .get("/v1/articles/" + slug)
                .then()
                .statusCode(
                        answer == 200 && to.equals("published") || answer == 409 && from.equals("published")
                                ? 200
                                : 404);
        if (answer == 409) {
            response.then().body("code", equalTo("illegal-transition")).body("detail", containsString("draft"));
        }
    }

    @Test
    void timesMustFitTheStatus() {
        post(articleJson(category, "status", "published", "publishedAt", FUTURE))
                .statusCode(422)
                .body("errors.pointer", contains("/publishedAt"));
        post(articleJson(category, "status", "scheduled"))
                .statusCode(422)
                .body("errors.pointer", contains("/publishAt"));
        post(articleJson(category, "status", "scheduled", "publishAt", "2020-01-01T00:00:00Z"))
                .statusCode(422);
        String slug = articleWithStatus("scheduled");
        patch(slug, "publishAt", null).statusCode(422);
        patch(slug, "title", "Still scheduled").statusCode(200).body("editorial.publishAt", notNullValue());
    }

    @Test
    void publishedArticleTakesNoPlanAhead() {
        String slug = publish(category, "title", "As it is");
        Map<String, Object> whole = articleJson(category, "title", "Later", "status", "published", "publishAt", FUTURE);
        List<ValidatableResponse> refused = List.of(
                patch(slug, "title", "Later", "publishAt", FUTURE),
                patch(slug, "title", "Later", "status", "published", "publishAt", FUTURE),
                send("PUT", "/v1/articles/" + slug, whole),
                send("PATCH", "/v1/articles/" + slug + "?dryRun=true", Map.of("publishAt", FUTURE)));
        refused.forEach(response -> response.statusCode(422)
                .body("errors.pointer", contains("/publishAt"))
                .body("detail", containsString("`draft`, and then to `scheduled`")));
        post(whole).statusCode(422).body("detail", containsString("send the status `scheduled`"));
        patch(newDraft(category), "status", "published", "publishAt", FUTURE).statusCode(422);
        admin().contentType("text/markdown")
                .body("---\ntitle: Later\ncategory: " + category + "\nstatus: published\npublishAt: " + FUTURE
                        + "\n---\nLater.")
                .post("/v1/articles")
                .then()
                .statusCode(422);
        String line =
                "{\"slug\":\"%s\",\"title\":\"Later\",\"body\":\"b\",\"category\":\"%s\",\"status\":\"published\",\"publishAt\":\"%s\"}"
                        .formatted(slug, category, FUTURE);
        admin().contentType("application/x-ndjson")
                .body(line.getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .body("failed", equalTo(1))
                .body("errors[0].detail", containsString("publishAt"));
        anonymous().get("/v1/articles/" + slug).then().body("title", equalTo("As it is"));
        patch(slug, "publishAt", "2020-01-01T00:00:00Z").statusCode(200);
    }

    @Test
    void publishingAScheduledArticleAtOnceDropsItsPlan() {
        String slug = articleWithStatus("scheduled");
        patch(slug, "status", "published").statusCode(200).body("editorial.publishAt", nullValue());
        patch(slug, "title", "Next").statusCode(200).body("status", equalTo("published"));
        send("POST", "/v1/articles/" + slug + "/revisions/0/restore", "")
                .statusCode(200)
                .body("status", equalTo("published"));
    }

    @Test
    void timeOfFirstPublicationIsKept() {
        String slug = publish(category, "publishedAt", "2021-05-01T10:00:00Z");
        patch(slug, "status", "draft").statusCode(200).body("publishedAt", equalTo("2021-05-01T10:00:00Z"));
        patch(slug, "status", "published").statusCode(200).body("publishedAt", equalTo("2021-05-01T10:00:00Z"));
        String fresh = newDraft(category);
        admin().get("/v1/articles/" + fresh).then().body("publishedAt", nullValue());
        patch(fresh, "status", "published").body("publishedAt", notNullValue());
    }

    @Test
    void deleteArchivesAndCanBeUndone() {
        String slug = publish(category);
        for (int twice = 0; twice < 2; twice++) {
            admin().delete("/v1/articles/" + slug).then().statusCode(204);
        }
        anonymous().get("/v1/articles/" + slug).then().statusCode(404);
        anonymous().get("/v1/articles?category=" + category).then().body("items", hasSize(0));
        admin().get("/v1/articles?status=archived&category=" + category)
                .then()
                .body("items.slug", contains(slug))
                .body("items.status", contains("archived"));
        patch(slug, "status", "draft").statusCode(200).body("version", equalTo(2));
        patch(slug, "status", "published").statusCode(200);
        anonymous().get("/v1/articles?category=" + category).then().body("items.slug", contains(slug));
    }

    @Test
    void dueArticlesArePublishedExactlyOnce() {
        String due =
                Instant.now().plusMillis(1500).truncatedTo(ChronoUnit.MILLIS).toString();
        List<String> slugs = List.of(
                newDraft(category, "status", "scheduled", "publishAt", due),
                newDraft(category, "status", "scheduled", "publishAt", due));
        String later = articleWithStatus("scheduled");
        Instant deadline = Instant.now().plusSeconds(20);
        int published = 0;
        while (published < slugs.size()) {
            assertTrue(Instant.now().isBefore(deadline), "not published in time");
            published = anonymous().get("/v1/articles?category=" + category).path("items.size()");
            assertTrue(published == 0 || !Instant.now().isBefore(Instant.parse(due)), "published too early");
        }
        for (String slug : slugs) {
            admin().get("/v1/articles/" + slug)
                    .then()
                    .body("publishedAt", equalTo(due))
                    .body("version", equalTo(1));
        }
        anonymous().get("/v1/articles/" + later).then().statusCode(404);
    }

    @Test
    void authorKeyMayWriteDraftsOnly() {
        String own = withRole("author")
                .contentType("application/json")
                .body(articleJson(category, "tags", List.of("By an author")))
                .post("/v1/articles")
                .then()
                .statusCode(201)
                .extract()
                .path("slug");
        patchAsAuthor(own, "title", "Better").then().statusCode(200);
        for (String status : List.of("published", "scheduled", "archived")) {
            patchAsAuthor(own, "status", status, "publishAt", FUTURE)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("role-too-small"))
                    .body("detail", containsString("editor"));
        }
        String live = publish(category);
        patchAsAuthor(live, "title", "Defaced").then().statusCode(403);
        patchAsAuthor(live, "status", "draft").then().statusCode(403);
        withRole("author").delete("/v1/articles/" + own).then().statusCode(403);
        withRole("author")
                .contentType("application/json")
                .body(articleJson(category + "-new"))
                .post("/v1/articles?createMissing=true")
                .then()
                .statusCode(403);
        anonymous().get("/v1/articles/" + live).then().statusCode(200).body("version", equalTo(0));
    }

    private static Response patchAsAuthor(String slug, Object... change) {
        return withRole("author")
                .contentType("application/json")
                .body(fields(change))
                .patch("/v1/articles/" + slug);
    }
}
