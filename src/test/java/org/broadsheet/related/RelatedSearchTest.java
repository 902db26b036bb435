package org.broadsheet.related;

import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.Test;

/** Related articles for a text, a reading history, and the slots of a page. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RelatedSearchTest extends RelatedTestArticles {
    @Test
    void textAndReadingHistoryFindRelatedArticles() {
        String flood = publish("Flood closes the port", "The harbour closed after the flood.");
        String port = publish("Port reopens", "Ships dock in the harbour again after the flood.");
        String opera = publish("Opera season begins", "A soprano returns to the stage.");

        find(Map.of("text", "The flood has reached the harbour.", "language", language, "limit", 2))
                .body("items.origin", everyItem(equalTo("automatic")))
                .body("items.slug", not(hasItem(opera)));
        find(Map.of("articles", List.of(flood), "explain", true, "limit", 1)).body("items.slug", contains(port));
        find(Map.of("text", "Unknown words: qwxyz.", "language", language))
                .body("items.origin", everyItem(equalTo("fallback")))
                .body("items", hasSize(3));
    }

    @Test
    void slotsOfAPageRepeatNoArticle() {
        String flood = publish("Flood closes the port", "The harbour closed after the flood.");
        String port = publish("Port reopens", "Ships dock in the harbour again after the flood.");
        String opera = publish("Opera season begins", "A soprano returns to the stage.");
        String chess = publish("Chess final drawn", "Neither side could win.");

        find(Map.of(
                        "language", language,
                        "exclude", List.of(chess),
                        "slots",
                                List.of(
                                        Map.of("name", "more", "articles", List.of(flood), "limit", 1),
                                        Map.of("name", "text", "text", "The flood in the harbour", "explain", true),
                                        Map.of("name", "new", "category", category))))
                .body("slots.name", contains("more", "text", "new"))
                .body("slots[0].items.slug", contains(port))
                .body("slots[1].items.slug", contains(opera))
                .body("slots[1].items[0].reasons", hasSize(greaterThan(0)))
                .body("slots[2].items", hasSize(0));
    }

    @Test
    void contradictoryRequestIsRejected() {
        assertRejected(Map.of("limit", 3), "", "one of `text`, `articles` and `slots` is needed");
        assertRejected(
                Map.of("text", "Flood", "articles", List.of("a")), "/text", "must not be combined with `articles`");
        assertRejected(Map.of("text", "Flood", "asOf", "2999-01-01"), "/asOf", "must not lie in the future");
        assertRejected(Map.of("slots", List.of(Map.of("limit", 3))), "/slots/0/name", "is needed");
        assertRejected(
                Map.of("slots", List.of(Map.of("name", "a"), Map.of("name", "a"))),
                "/slots/1/name",
                "is the name of another slot already");
        assertRejected(
                Map.of("slots", List.of(Map.of("name", "a", "articles", List.of("no-such-article")))),
                "/slots/0/articles/0",
                "there is no published article `no-such-article`");
    }

    private static void assertRejected(Map<String, Object> request, String pointer, String detail) {
        anonymous()
                .filter(Contract.lenientRequest())
                .contentType("application/json")
                .body(request)
                .post("/v1/related")
                .then()
                .statusCode(422)
                .body("errors.find { it.pointer == '" + pointer + "' }.detail", startsWith(detail));
    }
}
