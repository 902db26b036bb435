package org.broadsheet.related;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.unique;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.Newsroom;
import org.junit.jupiter.api.BeforeEach;

/** Every test writes in a language of its own, so that no other test's articles come into its lists. */
public abstract class RelatedTestArticles {
    /** What a paper with nothing of its own to say prints. */
    public static final String WIRE_STORY =
            "The harbour of Varna closed on Tuesday after a flood broke through the old sea wall and"
                    + " carried three barges into the market square, the port authority said. Nobody was hurt. Ships were sent to"
                    + " Burgas, and dredgers are expected to clear the silt within three weeks, before the grain season begins.";

    public String language;
    public String category;

    @BeforeEach
    void ownLanguage() {
        language = "en-x-" + unique("t");
        category = Newsroom.category();
    }

    public String publish(String title, String body) {
        return publish(title, body, Map.of());
    }

    public String publish(String title, String body, Map<String, Object> more) {
        Map<String, Object> published = new HashMap<>(Map.of("status", "published"));
        published.putAll(more);
        return write(title, body, published);
    }

    public String write(String title, String body, Map<String, Object> more) {
        Map<String, Object> article = new HashMap<>(
                Map.of("title", title, "slug", unique("a"), "body", body, "category", category, "language", language));
        article.putAll(more);
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

    public static ValidatableResponse find(Map<String, Object> question) {
        return anonymous()
                .contentType("application/json")
                .body(question)
                .post("/v1/related")
                .then()
                .statusCode(200);
    }
}
