package org.broadsheet.articles.prerendered;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.StatementCounter;
import org.broadsheet.TestDatabase;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.ResponseCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prerendered JSON equals rendered JSON and is invalidated by every change of what it shows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PrerenderedArticleTest {
    private static final List<String> COMPARED =
            List.of("ETag", "Last-Modified", "Surrogate-Key", "Content-Language", "Cache-Control", "Vary");

    @Inject
    PrerenderedArticleWriter worker;

    @Inject
    ArticleQuery articles;

    @Inject
    ResponseCache cache;

    @Inject
    Database database;

    @Inject
    Scheduler scheduler;

    private String category;
    private String tag;
    private String author;
    private String slug;

    @BeforeEach
    void pauseSchedulerAndPublish() {
        scheduler.pause(); // a scheduled job runs the worker
        category = newCategory();
        tag = unique("topic");
        author = unique("ann");
        slug = publish(category, "tags", List.of(tag), "authors", List.of(author), "language", "en");
        publish(category, "tags", List.of(tag), "title", "Another story of " + slug);
    }

    @AfterEach
    void resumeScheduler() {
        scheduler.resume();
    }

    private Response getUncached(String path) {
        cache.invalidateAll();
        return anonymous().get(path);
    }

    private String articlePath() {
        return "/v1/articles/" + slug;
    }

    private List<String> paths() {
        return List.of(
                articlePath(),
                "/v1/articles?category=" + category,
                articlePath() + "/related",
                articlePath() + "?include=related");
    }

    /** Requests the article, which enqueues it, and runs the worker. */
    private void prerender() {
        paths().forEach(path -> getUncached(path).then().statusCode(200));
        worker.prerenderQueued();
        assertTrue(isPrerendered());
    }

    private boolean isPrerendered() {
        return QuarkusTransaction.requiringNew().call(() -> database.first(Sql.of("""
                                        SELECT ready.card IS NOT NULL AND ready.generation = (SELECT generation FROM cache_generation) AS ready
                                        FROM prerendered_article ready JOIN article ON article.id = article_id
                                        WHERE slug = ?""", slug), row -> row.flag("ready"))
                .orElseThrow());
    }

    @Test
    void prerenderedResponseEqualsRenderedResponse() throws SQLException {
        for (String path : paths()) {
            patch(slug, "title", unique("Şuşa \ud83d\ude80 \"of\" \\")).statusCode(200);
            Response rendered = getUncached(path);
            prerender();
            Response prerendered = getUncached(path);
            assertEquals(rendered.asString(), prerendered.asString(), path);
            for (String header : COMPARED.stream()
                    .filter(each -> !each.equals("Last-Modified"))
                    .toList()) {
                assertEquals(rendered.header(header), prerendered.header(header), path + " " + header);
            }
        }
        assertEquals(1, StatementCounter.minCountDuring(() -> anonymous().get(articlePath())));
    }

    @Test
    void directResponseEqualsResourceResponse() {
        prerender();
        for (String path : List.of(
                articlePath(),
                "/v1/articles",
                "/v1/articles?limit=1&category=" + category,
                "/v1/articles?tag=" + tag,
                "/v1/articles?author=" + author,
                "/v1/articles?source=" + unique("nobody"),
                articlePath() + "/related",
                articlePath() + "/related?limit=1")) {
            Response direct = getUncached(path);
            cache.invalidateAll();
            Response byResource =
                    anonymous().accept("application/json, */*;q=0.1").get(path);
            assertEquals(byResource.asString(), direct.asString(), path);
            for (String header :
                    List.of("ETag", "Link", "Surrogate-Key", "Content-Language", "Cache-Control", "Vary")) {
                assertEquals(byResource.header(header), direct.header(header), path + " " + header);
            }
        }
    }

    @Test
    void changeOfAnythingShownInvalidatesPrerenderedJson() {
        Map<String, Runnable> changes = new LinkedHashMap<>();
        changes.put("A headline", () -> patch(slug, "title", "A headline"));
        changes.put("A section", () -> send("PATCH", "/v1/categories/" + category, fields("name", "A section")));
        changes.put("A topic", () -> send("PATCH", "/v1/tags/" + tag, fields("name", "A topic")));
        changes.put("A reporter", () -> send("PATCH", "/v1/authors/" + author, fields("name", "A reporter")));
        changes.put(
                "Bir başlıq", () -> publish(category, "language", "az", "translationOf", slug, "title", "Bir başlıq"));
        changes.forEach((shown, change) -> {
            prerender();
            getUncached(articlePath()).then().body(not(containsString(shown)));
            change.run();
            assertFalse(isPrerendered(), shown);
            getUncached(articlePath()).then().statusCode(200).body(containsString(shown));
        });
    }

    @Test
    void unpublishedArticleHasNoPrerenderedJson() {
        prerender();
        patch(slug, "status", "draft").statusCode(200);
        assertFalse(isPrerendered());
        getUncached(articlePath()).then().statusCode(404);
        worker.enqueue(UUID.fromString(admin().get(articlePath()).path("id")));
        worker.prerenderQueued();
        assertFalse(isPrerendered());
        getUncached("/v1/articles?category=" + category).then().body(not(containsString("\"" + slug + "\"")));
    }

    @Test
    void jsonOfAnArticleChangedWhileRenderingIsNotStored() {
        UUID id = UUID.fromString(getUncached(articlePath()).path("id"));
        for (Runnable change : List.<Runnable>of(
                () -> patch(slug, "title", unique("Overtaken")).statusCode(200),
                () -> send("PATCH", "/v1/categories/" + category, fields("name", unique("Renamed")))
                        .statusCode(200))) {
            List<ArticleQuery.PrerenderSource> rendered =
                    QuarkusTransaction.requiringNew().call(() -> articles.prerenderSources(List.of(id)));
            change.run();
            QuarkusTransaction.requiringNew().run(() -> worker.store(rendered));
            assertFalse(isPrerendered());
        }
    }
}
