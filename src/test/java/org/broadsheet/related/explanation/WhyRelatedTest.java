package org.broadsheet.related.explanation;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.Test;

/** The reasons why an article is in a list, or why it is not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WhyRelatedTest extends RelatedTestArticles {
    private ValidatableResponse explain(String article, String other, String query) {
        return anonymous()
                .get("/v1/articles/" + article + "/related/" + other + (query.isEmpty() ? "" : "?" + query))
                .then()
                .statusCode(200);
    }

    private void assertObstacle(String article, String other, String query, String kind) {
        explain(article, other, query).body("listed", equalTo(false)).body("obstacles.kind", contains(kind));
    }

    @Test
    void listedArticleHasRankAndReasons() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String near = publish("Flood closes another port", "The harbour closed after the flood.");
        String far = publish("Opera begins", "A soprano returns.", Map.of("category", TestClient.newCategory()));

        explain(article, near, "limit=1")
                .body("listed", equalTo(true))
                .body("rank", equalTo(1))
                .body("origin", equalTo("automatic"))
                .body("reasons.kind", hasItem("terms"))
                .body("obstacles", hasSize(0));
        assertObstacle(article, far, "limit=1", "limit");
        explain(article, far, "limit=2").body("origin", equalTo("fallback")).body("rank", equalTo(2));
    }

    @Test
    void unlistedArticleHasObstacles() {
        String article = publish("Sea wall of Varna breaks", AGENCY_REPORT);
        String near = publish("Flood closes another port", "The harbour closed after the flood.");
        String copy = publish("Flood: Varna harbour shut", AGENCY_REPORT);
        String hidden =
                publish("Flood closes a port", "The harbour closed.", Map.of("related", Map.of("hidden", true)));
        String foreign = publish("Flood closes port", "The harbour closed.", Map.of("language", language + "-fr"));
        String draft = create("Flood closes port", "The harbour closed.", Map.of("status", "draft"));
        String translation = publish(
                "Flut", "Der Hafen ist geschlossen.", Map.of("language", language + "-de", "translationOf", article));

        assertObstacle(article, article, "", "itself");
        assertObstacle(article, hidden, "", "hidden");
        assertObstacle(article, foreign, "", "language");
        assertObstacle(article, copy, "", "copy");
        assertObstacle(near, near, "limit=2", "itself");
        assertObstacle(article, near, "exclude=" + near, "filter");
        assertObstacle(article, near, "category=" + TestClient.newCategory(), "filter");
        explain(article, translation, "").body("obstacles.kind", hasItem("translation"));
        List<String> listed = related(near, "limit=50").extract().path("items.slug");
        String shown = listed.contains(copy) ? copy : article;
        explain(near, shown.equals(copy) ? article : copy, "")
                .body("obstacles.kind", contains("copy"))
                .body("obstacles[0].article", equalTo(shown));

        patch(article, Map.of("related", Map.of("excluded", List.of(near))));
        assertObstacle(article, near, "", "excluded");

        anonymous().get("/v1/articles/" + article + "/related/" + draft).then().statusCode(404);
        anonymous().get("/v1/articles/" + draft + "/related/" + article).then().statusCode(404);
        admin().get("/v1/articles/" + article + "/related/" + draft)
                .then()
                .statusCode(200)
                .body("likeness", nullValue())
                .body("obstacles.kind", contains("status"));
    }

    @Test
    void formerSlugRedirectsToTheCurrentOneInEitherPosition() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String near = publish("Flood closes another port", "The harbour closed after the flood.");
        patch(article, Map.of("slug", article + "-now"));
        patch(near, Map.of("slug", near + "-now"));

        assertRedirected(article, near + "-now", article + "-now", near + "-now");
        assertRedirected(article + "-now", near, article + "-now", near + "-now");
        explain(article + "-now", near + "-now", "").body("listed", equalTo(true));

        patch(near + "-now", Map.of("status", "draft"));
        anonymous()
                .get("/v1/articles/" + article + "-now/related/" + near)
                .then()
                .statusCode(404);
    }

    private static void assertRedirected(String article, String other, String articleNow, String otherNow) {
        anonymous()
                .redirects()
                .follow(false)
                .get("/v1/articles/" + article + "/related/" + other)
                .then()
                .statusCode(308)
                .header("Location", "/v1/articles/" + articleNow + "/related/" + otherNow);
    }
}
