package org.broadsheet.related.lists;

import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.Test;

/** Precomputed lists and their cached responses never show an outdated state. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PrecomputedListsTest extends RelatedTestArticles {
    @Inject
    PrecomputeWorker precomputeWorker;

    @Inject
    PrecomputedLists precomputedLists;

    private void precomputeLists() {
        while (!precomputedLists.findDue(1).isEmpty()) {
            precomputeWorker.runBatch();
        }
    }

    @Test
    void publishingUnpublishingAndEditingShowInTheNextRequest() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String late = create("Port flooded again", "Another flood closed the harbour.", Map.of("status", "draft"));
        related(article, "limit=4").body("items.slug", not(hasItem(late)));

        patch(late, Map.of("status", "published"));
        related(article, "limit=4").body("items.slug", contains(late));
        related(late, "limit=4").body("items.slug", contains(article));

        patch(
                late,
                Map.of("title", "Opera begins", "body", "A soprano returns.", "category", TestClient.newCategory()));
        related(article, "limit=4").body("items.origin", contains("fallback"));

        patch(late, Map.of("status", "draft"));
        related(article, "limit=4").body("items", hasSize(0));
        anonymous().get("/v1/articles/" + late + "/related").then().statusCode(404);
    }

    @Test
    void invalidatedListIsNotServed() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String opera = publish("Opera season begins", "A soprano returns to the harbour.");
        precomputeLists();
        related(article, "limit=1").body("items.slug", contains(opera));

        String late = publish("Port flooded again", "Another flood closed the harbour.");
        related(article, "limit=1").body("items.slug", contains(late));
        precomputeLists();
        patch(article, Map.of("related", Map.of("excluded", List.of(late))));
        related(article, "limit=1").body("items.slug", contains(opera));
        precomputeLists();
        patch(article, Map.of("related", Map.of("pinned", List.of(opera), "excluded", List.of())));
        related(article, "limit=2").body("items.slug", contains(opera, late));
        precomputeLists();
        patch(late, Map.of("related", Map.of("hidden", true)));
        related(article, "limit=2").body("items.slug", contains(opera));
        precomputeLists();
        patch(late, Map.of("related", Map.of("hidden", false)));
        related(article, "limit=2").body("items.slug", contains(opera, late));
        precomputeLists();
        patch(opera, Map.of("status", "draft"));
        related(article, "limit=2").body("items.slug", contains(late));
        precomputeLists();
        patch(late, Map.of("slug", late + "-moved"));
        related(article, "limit=2").body("items.slug", contains(late + "-moved"));
    }

    @Test
    void pinnedDraftIsListedOncePublished() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        publish("Opera season begins", "A soprano returns to the harbour.");
        String awaited = create("Chess", "A knight moves.", Map.of("status", "draft"));
        patch(article, Map.of("related", Map.of("pinned", List.of(awaited))));
        precomputeLists();
        related(article, "limit=1").body("items.slug", not(hasItem(awaited)));
        patch(awaited, Map.of("status", "published"));
        related(article, "limit=1").body("items.slug", contains(awaited));
    }

    @Test
    void cachedListDependsOnItsOwnArticlesOnly() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String other = publish("Port flooded again", "Another flood closed the harbour.");
        precomputeLists();
        String keys = anonymous()
                .get("/v1/articles/" + article + "/related?limit=1")
                .then()
                .body("items.slug", contains(other))
                .extract()
                .header("Surrogate-Key");
        assertFalse(List.of(keys.split(" ")).contains("articles"), keys);
        patch(other, Map.of("title", "Port under water"));
        related(article, "limit=1").body("items.title", contains("Port under water"));
    }

    /** The list includes an article that is only a neighbour of a neighbour. */
    @Test
    void precomputedListEqualsComputedList() {
        String flood = publish("Flood closes the port", "The harbour closed after the flood.");
        publish("Port reopens", "Ships dock in the harbour again, and grain is sold.");
        publish("Grain prices fall", "Grain is cheap, traders say.");
        precomputeLists();
        List<Object> precomputed =
                related(flood, "limit=2&explain=true").extract().path("items.collect { [it.slug, it.origin] }");
        assertEquals(2, precomputed.size());
        // a cap, however high, makes the request compute the list
        assertEquals(
                precomputed,
                related(flood, "limit=2&explain=true&perCategory=50")
                        .extract()
                        .path("items.collect { [it.slug, it.origin] }"));
    }
}
