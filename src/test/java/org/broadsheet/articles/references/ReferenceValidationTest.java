package org.broadsheet.articles.references;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReferenceValidationTest {
    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    @Test
    void unknownReferencesAreReportedTogetherWithOtherErrors() {
        assertInvalid(
                        "POST",
                        "/v1/articles",
                        articleJson(
                                category + "x",
                                "categories",
                                List.of(category, "no-such-section"),
                                "source",
                                "no-such-source",
                                "status",
                                "live"))
                .body("errors.pointer", containsInAnyOrder("/category", "/categories/1", "/source", "/status"));
        assertInvalid(
                        "PATCH",
                        "/v1/articles/" + newDraft(category),
                        fields("category", "no-such-section", "status", "live"))
                .body("errors.pointer", containsInAnyOrder("/category", "/status"));
        assertInvalid(
                        "POST",
                        "/v1/articles",
                        articleJson(
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
    void unknownReferenceSuggestsTheNearestSlug() {
        assertInvalid(
                        "POST",
                        "/v1/articles",
                        articleJson(category + "x", "source", "nowhere", "categories", List.of("nowhere")))
                .body("errors.pointer", contains("/category", "/categories/0", "/source"))
                .body("errors.detail", hasItem(containsString("did you mean `" + category)));
    }

    @Test
    void articleCannotReferToItselfOrBeBothPinnedAndExcluded() {
        String self = newDraft(category);
        String other = newDraft(category);
        assertInvalid("PATCH", "/v1/articles/" + self, fields("related", Map.of("pinned", List.of(self))))
                .body("errors.pointer", contains("/related/pinned/0"));
        assertInvalid(
                        "PATCH",
                        "/v1/articles/" + self,
                        fields("related", Map.of("pinned", List.of(other), "excluded", List.of(other))))
                .body("errors.pointer", contains("/related/excluded"));
        assertInvalid("PATCH", "/v1/articles/" + self, fields("translationOf", self, "language", "az"))
                .body("errors.pointer", contains("/translationOf"));
        assertInvalid("PATCH", "/v1/articles/" + self, fields("body", null)).body("errors.pointer", contains("/body"));
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
}
