package org.broadsheet.related;

import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.Test;

/** The options of a request: filters, exclusions, caps, half-life and {@code asOf}. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RelatedOptionsTest extends RelatedTestArticles {
    @Test
    void filtersAndExcludeNarrowTheList() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String other = publish("Flood closes another port", "The harbour closed after the flood.");
        String tagged = publish("Port flooded", "A flood closed the harbour.", Map.of("tags", List.of(language)));

        related(article, "exclude=" + other).body("items.slug", contains(tagged));
        related(article, "tag=" + language).body("items.slug", contains(tagged));
        related(article, "category=" + TestClient.newCategory()).body("items", hasSize(0));
        related(article, "within=P1D&limit=1").body("items", hasSize(1));
    }

    @Test
    void authorAndAgeNarrowTheList() {
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        String ann = unique("Ann");
        String hers = publish(
                "Flood closes another port",
                "The harbour closed after the flood.",
                Map.of("authors", List.of(ann), "publishedAt", daysAgo(40)));
        publish("Port flooded", "A flood closed the harbour.");

        related(article, "author=" + ann.toLowerCase()).body("items.slug", contains(hers));
        related(article, "author=" + ann.toLowerCase() + "&within=P30D").body("items", hasSize(0));
    }

    @Test
    void asOfOmitsArticlesPublishedLater() {
        String article = publish("Flood closes the port", "The harbour closed.", Map.of("publishedAt", daysAgo(20)));
        String early = publish("Opera begins", "A soprano returns.", Map.of("publishedAt", daysAgo(10)));
        String middle = publish("Port reopens", "The harbour opened.", Map.of("publishedAt", daysAgo(5)));
        String late = publish("Flood in the port again", "The harbour closed.");

        related(article, "limit=1").body("items.slug", contains(late));
        related(article, "limit=50&asOf=" + daysAgo(4)).body("items.slug", contains(middle, early));
        related(article, "limit=50&asOf=" + daysAgo(8)).body("items.slug", contains(early));
        related(article, "limit=50&within=P3D&asOf=" + daysAgo(4)).body("items.slug", contains(middle));
        assertRejected(article, "asOf=2999-01-01", "asOf", "must not lie in the future");
    }

    @Test
    void halfLifeRanksRecentArticlesHigher() {
        String article =
                publish("Flood closes the port", "The harbour of Varna closed.", Map.of("publishedAt", daysAgo(300)));
        String old = publish(
                "Flood closes the port of Varna", "The harbour of Varna closed.", Map.of("publishedAt", daysAgo(300)));
        String recent = publish("Port opens", "The harbour opened.", Map.of("publishedAt", daysAgo(1)));

        related(article, "limit=2").body("items.slug", contains(old, recent));
        related(article, "limit=2&halfLife=P10D").body("items.slug", contains(recent, old));
        assertRejected(article, "halfLife=10", "halfLife", "must be an ISO 8601 period");
    }

    @Test
    void capsLimitArticlesPerCategoryAndSource() {
        String other = TestClient.newCategory();
        String article = publish("Flood closes the port", "The harbour closed after the flood.");
        publish("Flood closes the port again", "The harbour closed after the flood.");
        publish("Flood closes one more port", "The harbour closed after the flood.");
        String elsewhere = publish("Flood tax", "It is about the flood.", Map.of("category", other));

        related(article, "limit=2&perCategory=1").body("items.category.slug", containsInAnyOrder(category, other));
        related(article, "limit=50&perCategory=1").body("items", hasSize(2));
        related(article, "limit=3&perCategory=2")
                .body("items.slug", hasItem(elsewhere))
                .body("items", hasSize(3));
        related(article, "limit=1&perSource=1").body("items", hasSize(1));
        assertRejected(article, "perCategory=0", "perCategory", "must be a whole number from 1 to 50");
    }

    private static String daysAgo(int days) {
        return Instant.now()
                .minus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static void assertRejected(String article, String query, String parameter, String detail) {
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/articles/" + article + "/related?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].detail", startsWith(detail));
    }
}
