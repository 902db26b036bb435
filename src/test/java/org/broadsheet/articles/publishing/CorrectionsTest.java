package org.broadsheet.articles.publishing;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CorrectionsTest {
    private static final String TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).toString();

    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    @Test
    void correctionsArePublicDatedAndNewestFirst() {
        String slug = publish(
                category,
                "corrections",
                List.of(fields("at", "2021-01-01T00:00:00Z", "text", "It was <b>two</b> ships.")));
        String before = anonymous().get("/v1/articles/" + slug).path("updatedAt");
        send("POST", "/v1/articles/" + slug + "/corrections", fields("text", "  The ship came\nfrom Aden. "))
                .statusCode(201)
                .body("corrections.text", contains("The ship came from Aden.", "It was <b>two</b> ships."));
        String at = anonymous().get("/v1/articles/" + slug).path("corrections[0].at");
        String updated = anonymous().get("/v1/articles/" + slug).path("updatedAt");
        assertTrue(Instant.parse(updated).isAfter(Instant.parse(before)));
        patch(slug, "corrections", List.of(fields("text", "The ship came from Aden.")))
                .body("version", equalTo(2));
        anonymous().get("/v1/articles/" + slug).then().body("corrections.at", contains(at));
        patch(slug, "corrections", List.of()).body("corrections", empty());
        send("POST", "/v1/articles/" + slug + "/corrections?dryRun=true", fields("text", "x"))
                .statusCode(201);
        anonymous().get("/v1/articles/" + slug).then().body("corrections", empty());
    }

    @Test
    void invalidCorrectionIsRejectedAndAPublishedArticleNeedsAnEditor() {
        String slug = publish(category);
        String corrections = "/v1/articles/" + slug + "/corrections";
        send("POST", corrections, fields("text", "x", "at", TOMORROW))
                .statusCode(422)
                .body("errors.pointer", contains("/at"));
        send("POST", "/v1/articles/" + unique("none") + "/corrections", fields("text", "x"))
                .statusCode(404);
        withRole("author")
                .contentType("application/json")
                .body(fields("text", "Not mine"))
                .post(corrections)
                .then()
                .statusCode(403);
        admin().contentType("application/json")
                .header("If-Match", "\"7-x\"")
                .body(fields("text", "late"))
                .post(corrections)
                .then()
                .statusCode(412);
        anonymous().get("/v1/articles/" + slug).then().body("corrections", empty());
    }
}
