package org.broadsheet.related.lists;

import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.broadsheet.articles.prerendered.PrerenderedArticleWriter;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.ResponseCache;
import org.broadsheet.http.direct.PlainUri;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A response that skips the resource equals the one that the resource gives. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DirectRelatedListTest extends RelatedTestArticles {
    @Inject
    DirectRelatedList directRelatedList;

    @Inject
    PrecomputeWorker precomputeWorker;

    @Inject
    PrecomputedLists precomputedLists;

    @Inject
    PrerenderedArticleWriter prerenderWorker;

    @Inject
    ResponseCache cache;

    @Inject
    Database database;

    @Inject
    Scheduler scheduler;

    private String article;
    private String near;
    private String far;

    @BeforeEach
    void publishArticles() {
        scheduler.pause(); // each test runs the workers itself
        article = publish("Flood closes the port", "The harbour closed after the flood.");
        near = publish("Flood closes another port", "The harbour closed after this flood, too.");
        far = publish("Opera season begins", "A soprano returns to the harbour.");
        precomputeAndPrerender();
    }

    @AfterEach
    void resumeScheduler() {
        scheduler.resume();
    }

    private void precomputeAndPrerender() {
        while (!precomputedLists.findDue(1).isEmpty()) {
            precomputeWorker.runBatch();
        }
        prerenderCards();
    }

    private void prerenderCards() {
        read("limit=2", "application/json");
        anonymous().get("/v1/articles/" + near);
        prerenderWorker.prerenderQueued();
        cache.invalidateAll();
    }

    private Response read(String query, String accept) {
        cache.invalidateAll();
        return anonymous().accept(accept).get("/v1/articles/" + article + "/related?" + query);
    }

    private boolean isAnsweredDirectly(int limit) {
        PlainUri address = new PlainUri("/v1/articles/" + article + "/related", Map.of("limit", String.valueOf(limit)));
        return QuarkusTransaction.requiringNew()
                .call(() -> directRelatedList.match(address).orElseThrow().run().isPresent());
    }

    @Test
    void directResponseEqualsTheResponseOfTheResource() {
        assertTrue(isAnsweredDirectly(2));
        assertFalse(isAnsweredDirectly(3), "shorter than the limit");
        for (String query : List.of("limit=1", "limit=2", "limit=3")) {
            Response direct = read(query, "application/json");
            Response viaResource = read(query, "application/json, */*;q=0.1");
            assertEquals(viaResource.asString(), direct.asString());
            for (String header : List.of("ETag", "Surrogate-Key", "Cache-Control", "Vary")) {
                assertEquals(viaResource.header(header), direct.header(header), header);
            }
        }
        patch(article, Map.of("related", Map.of("pinned", List.of(far))));
        precomputeAndPrerender();
        assertTrue(isAnsweredDirectly(2));
        related(article, "limit=2")
                .body("items.slug", contains(far, near))
                .body("items.origin", contains("pinned", "automatic"));
    }

    /** A list that was stored before an article changed may still contain it. */
    @Test
    void outdatedListShowsNoHiddenForeignOrUnpublishedArticle() {
        String list = storedList();
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("related", Map.of("hidden", true)),
                Map.of("related", Map.of("hidden", false), "language", "en"),
                Map.of("status", "draft"))) {
            patch(near, change);
            restoreList(list);
            prerenderCards();
            related(article, "limit=1").body("items.slug", contains(far));
            assertTrue(isAnsweredDirectly(1) || change.containsKey("status"), change.toString());
        }
    }

    private String storedList() {
        return QuarkusTransaction.requiringNew().call(() -> database.first(
                        Sql.of(
                                "SELECT items::text FROM related_list JOIN article ON id = article_id WHERE slug = ?",
                                article),
                        row -> row.text("items"))
                .orElseThrow());
    }

    private void restoreList(String list) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(Sql.of(
                        "UPDATE related_list SET items = ?::bigint[], stale = false FROM article WHERE id = article_id AND slug = ?",
                        list,
                        article)));
    }
}
