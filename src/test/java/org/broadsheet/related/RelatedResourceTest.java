package org.broadsheet.related;

import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** The content and order of related lists. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RelatedResourceTest extends RelatedTestArticles {
    @Test
    void sameStoryRanksBeforeSameTopicAndFallbackComesLast() {
        String flood = publish(
                "Flood closes the port of Varna", "The harbour of Varna closed after the flood broke the sea wall.");
        String reopening =
                publish("Varna port reopens after the flood", "Ships dock at Varna again, weeks after the flood.");
        String prices = publish("Grain prices fall", "Grain from the harbour is cheap again, traders say.");
        String opera = publish(
                "Opera season begins", "A soprano returns to the stage.", Map.of("category", TestClient.newCategory()));

        related(flood, "limit=4&explain=true")
                .body("items.slug", contains(reopening, prices, opera))
                .body("items.origin", contains("automatic", "automatic", "fallback"))
                .body("items[0].reasons.kind", hasItem("terms"))
                .body("items[0].reasons.find { it.kind == 'terms' }.terms", hasItem("varna"))
                .body("items[2].reasons.kind", contains("fallback"));
    }

    @Test
    void weightsOfReasonsAddUpToTheScore() {
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
    void listOmitsTheArticleItsTranslationsAndOtherLanguages() {
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
    void includeParameterAddsRelatedArticles() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String other = publish("Flood closes another port", "The harbour closed after the flood.");
        anonymous()
                .get("/v1/articles/" + article + "?include=related,translations")
                .then()
                .statusCode(200)
                .body("related.slug", contains(other));
    }
}
