package org.broadsheet.related.editorial;

import static org.broadsheet.TestClient.admin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.Test;

/** Pins, exclusions and hidden articles. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PinAndExclusionConditionsTest extends RelatedTestArticles {
    @Test
    void pinnedArticlesComeFirstInOrderAndExcludedOnesAreOmitted() {
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
    void hiddenArticleIsListedOnlyWherePinned() {
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
}
