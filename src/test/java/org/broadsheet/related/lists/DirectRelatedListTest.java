package org.broadsheet.related.lists;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.articles.prerendered.PrerenderWorker;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.ResponseCache;
import org.broadsheet.http.direct.PlainUri;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import static org.broadsheet.Newsroom.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A related list whose articles are all ready goes straight out, and holds nothing that the resource would not show. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DirectRelatedListTest extends RelatedTestArticles {
    @Inject
    DirectRelatedList straight;

    @Inject
    PrecomputeWorker listMaker;

    @Inject
    PrecomputedLists readyLists;

    @Inject
    PrerenderWorker readyMaker;

    @Inject
    ResponseCache cache;

    @Inject
    Database database;

    @Inject
    Scheduler clocks;

    private String article;
    private String near;
    private String far;

    @BeforeEach
    void stories() {
        clocks.pause(); // makers go on when the test says so
        article = publish("Flood closes the port", "The harbour closed after the flood.");
        near = publish("Flood closes another port", "The harbour closed after this flood, too.");
        far = publish("Opera season begins", "A soprano returns to the harbour.");
        makeReady();
    }

    @AfterEach
    void goOn() {
        clocks.resume();
    }

    private void makeReady() {
        while (!readyLists.findDue(1).isEmpty()) {
            listMaker.runBatch();
        }
        makeCards();
    }

    private void makeCards() {
        read("limit=2", "application/json");
        anonymous().get("/v1/articles/" + near);
        readyMaker.prerenderQueued();
        cache.invalidateAll();
    }

    private Response read(String query, String accept) {
        cache.invalidateAll();
        return anonymous().accept(accept).get("/v1/articles/" + article + "/related?" + query);
    }

    private boolean goesStraight(int limit) {
        PlainUri address = new PlainUri("/v1/articles/" + article + "/related", Map.of("limit", String.valueOf(limit)));
        return QuarkusTransaction.requiringNew()
                .call(() -> straight.match(address).orElseThrow().run().isPresent());
    }

    @Test
    void isWhatTheResourceAnswers() {
        assertTrue(goesStraight(2));
        assertFalse(goesStraight(3), "shorter than wanted");
        for (String query : List.of("limit=1", "limit=2", "limit=3")) {
            Response answer = read(query, "application/json");
            Response weighed = read(query, "application/json, */*;q=0.1");
            assertEquals(weighed.asString(), answer.asString());
            for (String header : List.of("ETag", "Surrogate-Key", "Cache-Control", "Vary")) {
                assertEquals(weighed.header(header), answer.header(header), header);
            }
        }
        patch(article, Map.of("related", Map.of("pinned", List.of(far))));
        makeReady();
        assertTrue(goesStraight(2));
        related(article, "limit=2")
                .body("items.slug", contains(far, near))
                .body("items.origin", contains("pinned", "automatic"));
    }

    /** Lists made before an article changed may still name it, until they are made again. */
    @Test
    void asksEveryArticleWhetherItMayBeListed() {
        String list = listed();
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("related", Map.of("hidden", true)),
                Map.of("related", Map.of("hidden", false), "language", "en"),
                Map.of("status", "draft"))) {
            patch(near, change);
            putBack(list);
            makeCards();
            related(article, "limit=1").body("items.slug", contains(far));
            assertTrue(goesStraight(1) || change.containsKey("status"), change.toString());
        }
    }

    private String listed() {
        return QuarkusTransaction.requiringNew().call(() -> database.first(
                        Sql.of(
                                "SELECT items::text FROM related_list JOIN article ON id = article_id WHERE slug = ?",
                                article),
                        row -> row.text("items"))
                .orElseThrow());
    }

    private void putBack(String list) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(Sql.of(
                        "UPDATE related_list SET items = ?::bigint[], stale = false FROM article WHERE id = article_id AND slug = ?",
                        list,
                        article)));
    }
}
