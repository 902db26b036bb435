package org.broadsheet.related.explanation;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
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
import org.broadsheet.Newsroom;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.Test;

/** Why an article stands in a list, and why another does not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WhyRelatedTest extends RelatedTestArticles {
    private ValidatableResponse verdict(String article, String other, String query) {
        return anonymous()
                .get("/v1/articles/" + article + "/related/" + other + (query.isEmpty() ? "" : "?" + query))
                .then()
                .statusCode(200);
    }

    private void kept(String article, String other, String query, String kind) {
        verdict(article, other, query).body("listed", equalTo(false)).body("obstacles.kind", contains(kind));
    }

    @Test
    void whatIsListedHasARankAndReasons() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String near = publish("Flood closes another port", "The harbour closed after the flood.");
        String far = publish("Opera begins", "A soprano returns.", Map.of("category", Newsroom.category()));

        verdict(article, near, "limit=1")
                .body("listed", equalTo(true))
                .body("rank", equalTo(1))
                .body("origin", equalTo("automatic"))
                .body("reasons.kind", hasItem("terms"))
                .body("obstacles", hasSize(0));
        kept(article, far, "limit=1", "limit");
        verdict(article, far, "limit=2").body("origin", equalTo("fallback")).body("rank", equalTo(2));
    }

    @Test
    void whatIsNotListedHasObstacles() {
        String article = publish("Sea wall of Varna breaks", WIRE_STORY);
        String near = publish("Flood closes another port", "The harbour closed after the flood.");
        String copy = publish("Flood: Varna harbour shut", WIRE_STORY);
        String hidden =
                publish("Flood closes a port", "The harbour closed.", Map.of("related", Map.of("hidden", true)));
        String foreign = publish("Flood closes port", "The harbour closed.", Map.of("language", language + "-fr"));
        String draft = write("Flood closes port", "The harbour closed.", Map.of("status", "draft"));
        String translation = publish(
                "Flut", "Der Hafen ist geschlossen.", Map.of("language", language + "-de", "translationOf", article));

        kept(article, article, "", "itself");
        kept(article, hidden, "", "hidden");
        kept(article, foreign, "", "language");
        kept(article, copy, "", "copy");
        kept(near, near, "limit=2", "itself");
        kept(article, near, "exclude=" + near, "filter");
        kept(article, near, "category=" + Newsroom.category(), "filter");
        verdict(article, translation, "").body("obstacles.kind", hasItem("translation"));
        List<String> listed = related(near, "limit=50").extract().path("items.slug");
        String shown = listed.contains(copy) ? copy : article;
        verdict(near, shown.equals(copy) ? article : copy, "")
                .body("obstacles.kind", contains("copy"))
                .body("obstacles[0].article", equalTo(shown));

        patch(article, Map.of("related", Map.of("excluded", List.of(near))));
        kept(article, near, "", "excluded");

        anonymous().get("/v1/articles/" + article + "/related/" + draft).then().statusCode(404);
        anonymous().get("/v1/articles/" + draft + "/related/" + article).then().statusCode(404);
        admin().get("/v1/articles/" + article + "/related/" + draft)
                .then()
                .statusCode(200)
                .body("likeness", nullValue())
                .body("obstacles.kind", contains("status"));
    }

    @Test
    void anOldSlugLeadsToTheCurrentOneInEitherPlace() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String near = publish("Flood closes another port", "The harbour closed after the flood.");
        patch(article, Map.of("slug", article + "-now"));
        patch(near, Map.of("slug", near + "-now"));

        moved(article, near + "-now", article + "-now", near + "-now");
        moved(article + "-now", near, article + "-now", near + "-now");
        verdict(article + "-now", near + "-now", "").body("listed", equalTo(true));

        patch(near + "-now", Map.of("status", "draft"));
        anonymous()
                .get("/v1/articles/" + article + "-now/related/" + near)
                .then()
                .statusCode(404);
    }

    private static void moved(String article, String other, String articleNow, String otherNow) {
        anonymous()
                .redirects()
                .follow(false)
                .get("/v1/articles/" + article + "/related/" + other)
                .then()
                .statusCode(308)
                .header("Location", "/v1/articles/" + articleNow + "/related/" + otherNow);
    }
}
