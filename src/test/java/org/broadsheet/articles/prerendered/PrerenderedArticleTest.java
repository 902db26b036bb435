package org.broadsheet.articles.prerendered;

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
import org.broadsheet.Statements;
import org.broadsheet.TestDatabase;
import org.broadsheet.articles.reading.ArticleQuery;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.caching.ResponseCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.patch;
import static org.broadsheet.Stories.publish;
import static org.broadsheet.Stories.send;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is ready in the database is what would be made anew, whatever was written meanwhile. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PrerenderedArticleTest {
    private static final List<String> COMPARED =
            List.of("ETag", "Last-Modified", "Surrogate-Key", "Content-Language", "Cache-Control", "Vary");

    @Inject
    PrerenderWorker maker;

    @Inject
    ArticleQuery reader;

    @Inject
    ResponseCache cache;

    @Inject
    Database database;

    @Inject
    Scheduler clocks;

    private String category;
    private String tag;
    private String author;
    private String slug;

    @BeforeEach
    void story() {
        clocks.pause(); // one of them has the maker go on
        category = category();
        tag = unique("topic");
        author = unique("ann");
        slug = publish(category, "tags", List.of(tag), "authors", List.of(author), "language", "en");
        publish(category, "tags", List.of(tag), "title", "Another story of " + slug);
    }

    @AfterEach
    void goOn() {
        clocks.resume();
    }

    private Response read(String path) {
        cache.invalidateAll();
        return anonymous().get(path);
    }

    private String article() {
        return "/v1/articles/" + slug;
    }

    private List<String> paths() {
        return List.of(
                article(), "/v1/articles?category=" + category, article() + "/related", article() + "?include=related");
    }

    /** Has readers ask for it, and makes it. */
    private void makeReady() {
        paths().forEach(path -> read(path).then().statusCode(200));
        maker.prerenderQueued();
        assertTrue(isReady());
    }

    private boolean isReady() {
        return QuarkusTransaction.requiringNew().call(() -> database.first(Sql.of("""
                                        SELECT ready.card IS NOT NULL AND ready.generation = (SELECT generation FROM cache_generation) AS ready
                                        FROM prerendered_article ready JOIN article ON article.id = article_id
                                        WHERE slug = ?""", slug), row -> row.flag("ready"))
                .orElseThrow());
    }

    @Test
    void whatIsReadyIsSentAsItWouldBeMade() throws SQLException {
        for (String path : paths()) {
            patch(slug, "title", unique("Şuşa \ud83d\ude80 \"of\" \\")).statusCode(200);
            Response made = read(path);
            makeReady();
            Response ready = read(path);
            assertEquals(made.asString(), ready.asString(), path);
            for (String header : COMPARED.stream()
                    .filter(each -> !each.equals("Last-Modified"))
                    .toList()) {
                assertEquals(made.header(header), ready.header(header), path + " " + header);
            }
        }
        assertEquals(1, Statements.atLeastDuring(() -> anonymous().get(article())));
    }

    @Test
    void whatGoesStraightOutIsWhatTheResourceAnswers() {
        makeReady();
        for (String path : List.of(
                article(),
                "/v1/articles",
                "/v1/articles?limit=1&category=" + category,
                "/v1/articles?tag=" + tag,
                "/v1/articles?author=" + author,
                "/v1/articles?source=" + unique("nobody"),
                article() + "/related",
                article() + "/related?limit=1")) {
            Response straight = read(path);
            cache.invalidateAll();
            Response weighed = anonymous().accept("application/json, */*;q=0.1").get(path);
            assertEquals(weighed.asString(), straight.asString(), path);
            for (String header :
                    List.of("ETag", "Link", "Surrogate-Key", "Content-Language", "Cache-Control", "Vary")) {
                assertEquals(weighed.header(header), straight.header(header), path + " " + header);
            }
        }
    }

    @Test
    void whateverShowsInItOutdatesIt() {
        Map<String, Runnable> changes = new LinkedHashMap<>();
        changes.put("A headline", () -> patch(slug, "title", "A headline"));
        changes.put("A section", () -> send("PATCH", "/v1/categories/" + category, fields("name", "A section")));
        changes.put("A topic", () -> send("PATCH", "/v1/tags/" + tag, fields("name", "A topic")));
        changes.put("A reporter", () -> send("PATCH", "/v1/authors/" + author, fields("name", "A reporter")));
        changes.put(
                "Bir başlıq", () -> publish(category, "language", "az", "translationOf", slug, "title", "Bir başlıq"));
        changes.forEach((shown, change) -> {
            makeReady();
            read(article()).then().body(not(containsString(shown)));
            change.run();
            assertFalse(isReady(), shown);
            read(article()).then().statusCode(200).body(containsString(shown));
        });
    }

    @Test
    void whatIsTakenBackLeavesNothing() {
        makeReady();
        patch(slug, "status", "draft").statusCode(200);
        assertFalse(isReady());
        read(article()).then().statusCode(404);
        maker.enqueue(UUID.fromString(admin().get(article()).path("id")));
        maker.prerenderQueued();
        assertFalse(isReady());
        read("/v1/articles?category=" + category).then().body(not(containsString("\"" + slug + "\"")));
    }

    @Test
    void whatWasTouchedWhileItWasMadeIsNotKept() {
        UUID id = UUID.fromString(read(article()).path("id"));
        for (Runnable change : List.<Runnable>of(
                () -> patch(slug, "title", unique("Overtaken")).statusCode(200),
                () -> send("PATCH", "/v1/categories/" + category, fields("name", unique("Renamed")))
                        .statusCode(200))) {
            List<ArticleQuery.PrerenderSource> made =
                    QuarkusTransaction.requiringNew().call(() -> reader.prerenderSources(List.of(id)));
            change.run();
            QuarkusTransaction.requiringNew().run(() -> maker.store(made));
            assertFalse(isReady());
        }
    }
}
