package org.broadsheet.related.text;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.Test;

/** The same wire story, printed twice. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NearDuplicatesTest extends RelatedTestArticles {
    @Test
    void ofCopiesOneIsListedAndNoCopyOfTheArticleItself() {
        String article = publish("Flood closes the port of Varna", "After the flood the harbour of Varna is closed.");
        String first = publish("Sea wall of Varna breaks", WIRE_STORY);
        String second = publish("Flood: Varna harbour shut", WIRE_STORY + " More follows.");
        String other = publish("Varna asks for help", "The flood in the harbour of Varna has cost a lot.");

        related(article, "limit=50").body("items", hasSize(2)).body("items.slug", hasItem(other));
        related(first, "limit=50").body("items.slug", containsInAnyOrder(article, other));
        related(second, "limit=50").body("items.slug", not(hasItem(first)));
    }

    @Test
    void whatIsNoCopyAnyMoreIsListedAgain() {
        String first = publish("Sea wall of Varna breaks", WIRE_STORY);
        String second = publish("Flood: Varna harbour shut", WIRE_STORY);
        related(first, "limit=50").body("items", hasSize(0));

        patch(second, Map.of("body", "The harbour of Varna is open again, and the grain season begins on time."));
        related(first, "limit=50").body("items.slug", contains(second));
    }
}
