package org.broadsheet.related;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.unique;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.TestClient;
import org.junit.jupiter.api.BeforeEach;

/** Creates articles in a language of each test's own, so that lists contain no articles of other tests. */
public abstract class RelatedTestArticles {
    /** A text long enough for near-duplicate detection. */
    public static final String AGENCY_REPORT =
            "The harbour of Varna closed on Tuesday after a flood broke through the old sea wall and"
                    + " carried three barges into the market square, the port authority said. Nobody was hurt. Ships were sent to"
                    + " Burgas, and dredgers are expected to clear the silt within three weeks, before the grain season begins.";

    public String language;
    public String category;

    @BeforeEach
    void createLanguageAndCategory() {
        language = "en-x-" + unique("t");
        category = TestClient.newCategory();
    }

    public String publish(String title, String body) {
        return publish(title, body, Map.of());
    }

    public String publish(String title, String body, Map<String, Object> fields) {
        Map<String, Object> published = new HashMap<>(Map.of("status", "published"));
        published.putAll(fields);
        return create(title, body, published);
    }

    public String create(String title, String body, Map<String, Object> fields) {
        Map<String, Object> article = new HashMap<>(
                Map.of("title", title, "slug", unique("a"), "body", body, "category", category, "language", language));
        article.putAll(fields);
        return admin().contentType("application/json")
                .body(article)
                .post("/v1/articles")
                .then()
                .statusCode(201)
                .extract()
                .path("slug");
    }

    public static void patch(String slug, Map<String, Object> changes) {
        admin().contentType("application/merge-patch+json")
                .body(changes)
                .patch("/v1/articles/" + slug)
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse related(String slug, String query) {
        return anonymous()
                .get("/v1/articles/" + slug + "/related?" + query)
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse find(Map<String, Object> request) {
        return anonymous()
                .contentType("application/json")
                .body(request)
                .post("/v1/related")
                .then()
                .statusCode(200);
    }
}
