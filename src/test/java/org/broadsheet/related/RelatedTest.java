package org.broadsheet.related;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.Newsroom;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every test writes in a language of its own, so that no other test's articles come into its lists. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RelatedTest {
    private static int tests;

    private String language;
    private String category;

    @BeforeEach
    void ownLanguage() {
        language = "en-x-t" + tests++;
        category = Newsroom.category();
    }

    @Test
    void theSameStoryComesBeforeTheSameTopicAndTheRestFillsTheList() {
        String flood = publish(
                "Flood closes the port of Varna", "The harbour of Varna closed after the flood broke the sea wall.");
        String reopening =
                publish("Varna port reopens after the flood", "Ships dock at Varna again, weeks after the flood.");
        String prices = publish("Grain prices fall", "Grain from the harbour is cheap again, traders say.");
        String opera = publish(
                "Opera season begins", "A soprano returns to the stage.", Map.of("category", Newsroom.category()));

        related(flood, "limit=4&explain=true")
                .body("items.slug", contains(reopening, prices, opera))
                .body("items.origin", contains("automatic", "automatic", "fallback"))
                .body("items[0].reasons.kind", hasItem("terms"))
                .body("items[0].reasons.find { it.kind == 'terms' }.terms", hasItem("varna"))
                .body("items[2].reasons.kind", contains("fallback"));
    }

    @Test
    void theWeightsOfTheReasonsAddUpToTheScore() {
        String article = publish("Flood closes the port", "The harbour closed.", Map.of("tags", List.of("Ports")));
        publish("Port reopens after flood", "The harbour opens.", Map.of("tags", List.of("Ports")));

        ValidatableResponse list = related(article, "explain=true").body("items[0].reasons.kind", hasItem("tags"));
        float score = list.extract().path("items[0].score");
        List<Float> weights = list.extract().path("items[0].reasons.weight");
        assertEquals(score, weights.stream().mapToDouble(Float::doubleValue).sum(), 1e-6);
        assertTrue(score > 0 && score < 1);
        related(article, "limit=4").body("items[0].score", nullValue());
    }

    @Test
    void publishingUnpublishingAndEditingShowInTheNextRequest() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String late = write("Port flooded again", "Another flood closed the harbour.", Map.of("status", "draft"));
        related(article, "limit=4").body("items.slug", not(hasItem(late)));

        patch(late, Map.of("status", "published"));
        related(article, "limit=4").body("items.slug", contains(late));
        related(late, "limit=4").body("items.slug", contains(article));

        patch(late, Map.of("title", "Opera begins", "body", "A soprano returns.", "category", Newsroom.category()));
        related(article, "limit=4").body("items.origin", contains("fallback"));

        patch(late, Map.of("status", "draft"));
        related(article, "limit=4").body("items", hasSize(0));
        anonymous().get("/v1/articles/" + late + "/related").then().statusCode(404);
    }

    @Test
    void editorsPinInOrderAndExclude() {
        String near = publish("Flood closes the port", "The harbour closed after the flood.");
        String far = publish("Opera season begins", "A soprano returns.");
        String farther = publish("Chess final drawn", "Neither side could win.");
        String article = publish(
                "Port flooded",
                "A flood closed the harbour.",
                Map.of("related", Map.of("pinned", List.of(farther, far), "excluded", List.of(near))));

        related(article, "explain=true")
                .body("items.slug", contains(farther, far))
                .body("items.origin", everyItem(equalTo("pinned")))
                .body("items[0].score", equalTo(1.0f));
    }

    @Test
    void aHiddenArticleStandsOnlyWhereItIsPinned() {
        String hidden = publish(
                "Flood closes the port",
                "The harbour closed after the flood.",
                Map.of("related", Map.of("hidden", true)));
        String near = publish("Flood closes another port", "The harbour closed after the flood.");
        String pinning =
                publish("Opera begins", "A soprano returns.", Map.of("related", Map.of("pinned", List.of(hidden))));

        related(near, "limit=50").body("items.slug", contains(pinning));
        related(pinning, "limit=50").body("items.slug", contains(hidden, near));
        related(hidden, "limit=1").body("items.slug", contains(near));
        admin().get("/v1/articles/" + hidden).then().body("editorial.hidden", equalTo(true));

        patch(hidden, Map.of("related", Map.of("hidden", false)));
        related(near, "limit=1").body("items.slug", contains(hidden));
    }

    @Test
    void neverItselfItsTranslationsAnotherLanguageOrTwice() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String translation = publish(
                "Flood closes the port",
                "The harbour closed after the flood.",
                Map.of("language", language + "-de", "translationOf", article));
        String foreign = publish("Flood closes port", "The harbour closed.", Map.of("language", language + "-fr"));
        String same = publish("Flood closes the port again", "The harbour closed after the flood.");

        related(article, "limit=50").body("items.slug", contains(same));
        related(article, "limit=50&language=" + language + "-de," + language + "-fr")
                .body("items.slug", not(hasItem(translation)))
                .body("items.slug", contains(foreign));
    }

    @Test
    void callersFilterAndExclude() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String other = publish("Flood closes another port", "The harbour closed after the flood.");
        String tagged = publish("Port flooded", "A flood closed the harbour.", Map.of("tags", List.of(language)));

        related(article, "exclude=" + other).body("items.slug", contains(tagged));
        related(article, "tag=" + language).body("items.slug", contains(tagged));
        related(article, "category=" + Newsroom.category()).body("items", hasSize(0));
        related(article, "within=P1D&limit=1").body("items", hasSize(1));
    }

    @Test
    void aTextAndAReadersHistoryFindTheirsToo() {
        String flood = publish("Flood closes the port", "The harbour closed after the flood.");
        String port = publish("Port reopens", "Ships dock in the harbour again after the flood.");
        String opera = publish("Opera season begins", "A soprano returns to the stage.");

        find(Map.of("text", "The flood has reached the harbour.", "language", language, "limit", 2))
                .body("items.origin", everyItem(equalTo("automatic")))
                .body("items.slug", not(hasItem(opera)));
        find(Map.of("articles", List.of(flood), "explain", true, "limit", 1)).body("items.slug", contains(port));
        find(Map.of("text", "Words nobody ever used: qwxyz.", "language", language))
                .body("items.origin", everyItem(equalTo("fallback")))
                .body("items", hasSize(3));
    }

    @Test
    void theArticlePageNeedsOneCall() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String other = publish("Flood closes another port", "The harbour closed after the flood.");
        anonymous()
                .get("/v1/articles/" + article + "?include=related,translations")
                .then()
                .statusCode(200)
                .body("related.slug", contains(other));
    }

    private String publish(String title, String body) {
        return publish(title, body, Map.of());
    }

    private String publish(String title, String body, Map<String, Object> more) {
        Map<String, Object> published = new HashMap<>(Map.of("status", "published"));
        published.putAll(more);
        return write(title, body, published);
    }

    private String write(String title, String body, Map<String, Object> more) {
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

    private static void patch(String slug, Map<String, Object> changes) {
        admin().contentType("application/merge-patch+json")
                .body(changes)
                .patch("/v1/articles/" + slug)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse related(String slug, String query) {
        return anonymous()
                .get("/v1/articles/" + slug + "/related?" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse find(Map<String, Object> question) {
        return anonymous()
                .contentType("application/json")
                .body(question)
                .post("/v1/related")
                .then()
                .statusCode(200);
    }
}
