package org.broadsheet.related.lists;

import static org.broadsheet.Newsroom.anonymous;
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
import org.broadsheet.Newsroom;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.Test;

/** A list that was made ready is up to date in the very next request. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PrecomputedListsTest extends RelatedTestArticles {
    @Inject
    PrecomputeWorker listMaker;

    @Inject
    PrecomputedLists readyLists;

    private void makeLists() {
        while (!readyLists.findDue(1).isEmpty()) {
            listMaker.runBatch();
        }
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
    void whatWasReadyIsNotServedWhenItIsOutdated() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String opera = publish("Opera season begins", "A soprano returns to the harbour.");
        makeLists();
        related(article, "limit=1").body("items.slug", contains(opera));

        String late = publish("Port flooded again", "Another flood closed the harbour.");
        related(article, "limit=1").body("items.slug", contains(late));
        makeLists();
        patch(article, Map.of("related", Map.of("excluded", List.of(late))));
        related(article, "limit=1").body("items.slug", contains(opera));
        makeLists();
        patch(article, Map.of("related", Map.of("pinned", List.of(opera), "excluded", List.of())));
        related(article, "limit=2").body("items.slug", contains(opera, late));
        makeLists();
        patch(late, Map.of("related", Map.of("hidden", true)));
        related(article, "limit=2").body("items.slug", contains(opera));
        makeLists();
        patch(late, Map.of("related", Map.of("hidden", false)));
        related(article, "limit=2").body("items.slug", contains(opera, late));
        makeLists();
        patch(opera, Map.of("status", "draft"));
        related(article, "limit=2").body("items.slug", contains(late));
        makeLists();
        patch(late, Map.of("slug", late + "-moved"));
        related(article, "limit=2").body("items.slug", contains(late + "-moved"));
    }

    @Test
    void whatIsPinnedBeforeItIsPublishedStandsInTheListOnceItIs() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        publish("Opera season begins", "A soprano returns to the harbour.");
        String awaited = write("Chess", "A knight moves.", Map.of("status", "draft"));
        patch(article, Map.of("related", Map.of("pinned", List.of(awaited))));
        makeLists();
        related(article, "limit=1").body("items.slug", not(hasItem(awaited)));
        patch(awaited, Map.of("status", "published"));
        related(article, "limit=1").body("items.slug", contains(awaited));
    }

    @Test
    void aKeptAnswerIsForgottenWhenItsListChangesAndNotWhenOthersDo() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String other = publish("Port flooded again", "Another flood closed the harbour.");
        makeLists();
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

    /** The friend of a friend comes into a list without being near to the article itself. */
    @Test
    void aListThatIsReadySaysTheSameAsOneThatIsWorkedOut() {
        String flood = publish("Flood closes the port", "The harbour closed after the flood.");
        publish("Port reopens", "Ships dock in the harbour again, and grain is sold.");
        publish("Grain prices fall", "Grain is cheap, traders say.");
        makeLists();
        List<Object> ready =
                related(flood, "limit=2&explain=true").extract().path("items.collect { [it.slug, it.origin] }");
        assertEquals(2, ready.size());
        // a ready list serves where it is long enough for the limit, and never with a cap, however high
        assertEquals(
                ready,
                related(flood, "limit=2&explain=true&perCategory=50")
                        .extract()
                        .path("items.collect { [it.slug, it.origin] }"));
    }
}
