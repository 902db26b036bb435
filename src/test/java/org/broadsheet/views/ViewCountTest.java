package org.broadsheet.views;

import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.broadsheet.StatementCounter;
import org.broadsheet.TestDatabase;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting of views, and the data stored about readers. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ViewCountTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 ";

    @Inject
    ViewCounter counter;

    @Inject
    Database database;

    private static ValidatableResponse view(String article, String browser) {
        return anonymous()
                .header("User-Agent", browser)
                .post("/v1/articles/" + article + "/views")
                .then();
    }

    private static void read(String article, int readers) {
        for (int reader = 0; reader < readers; reader++) {
            view(article, BROWSER + unique("reader")).statusCode(204);
        }
    }

    private long views(String article) {
        counter.flush();
        return database.first(
                        Sql.of(
                                "SELECT views FROM view_count JOIN article ON id = article_id WHERE period = ? AND slug = ?",
                                "P1D",
                                article),
                        row -> row.number("views"))
                .orElse(0L);
    }

    @Test
    void viewsAreWrittenInOneBatch() throws SQLException {
        String article = publish(newCategory());
        long lookingUp = StatementCounter.countDuring(() -> read(article, 5));
        assertEquals(5, lookingUp);
        assertTrue(StatementCounter.countDuring(counter::flush) <= 3);
        assertEquals(5, views(article));
    }

    @Test
    void repeatedViewOfAReaderIsCountedOnce() {
        String article = publish(newCategory());
        String other = publish(newCategory());
        String reader = BROWSER + unique("reader");
        for (String each : List.of(article, article, other, article)) {
            view(each, reader).statusCode(204).header("Set-Cookie", equalTo(null));
        }
        assertEquals(1, views(article));
        assertEquals(1, views(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"
            })
    void robotsAreNotCounted(String robot) {
        String article = publish(newCategory());
        view(article, robot).statusCode(204);
        assertEquals(0, views(article));
    }

    @Test
    void prefetchesAreNotCounted() {
        String article = publish(newCategory());
        anonymous()
                .header("User-Agent", BROWSER)
                .header("Sec-Purpose", "prefetch;prerender")
                .post("/v1/articles/" + article + "/views")
                .then()
                .statusCode(204);
        assertEquals(0, views(article));
    }

    @Test
    void viewsAreCountedUnderEveryAddressOfAPublishedArticle() {
        String article = publish(newCategory());
        String id = anonymous().get("/v1/articles/" + article).path("id");
        String renamed = unique("renamed");
        patch(article, "slug", renamed).statusCode(200);
        read(article, 1);
        read(renamed, 1);
        read(id, 1);
        assertEquals(3, views(renamed));
        patch(renamed, "status", "draft").statusCode(200);
        for (String notFound : List.of(article, renamed, id, unique("never"), newDraft(newCategory()))) {
            view(notFound, BROWSER).statusCode(404).body("code", equalTo("not-found"));
        }
    }

    @Test
    void nothingIdentifiesReaders() {
        String reader = unique("reader");
        String article = publish(newCategory());
        view(article, BROWSER + reader).statusCode(204);
        assertEquals(1, views(article));
        String columns = database.first(
                        Sql.of("SELECT string_agg(column_name, ' ' ORDER BY table_name, column_name) AS columns"
                                + " FROM information_schema.columns WHERE table_name IN ('view_count', 'view_bucket')"),
                        row -> row.text("columns"))
                .orElseThrow();
        assertEquals("article_id period starts_at views article_id period views", columns);
        admin().get("/v1/audit?limit=100")
                .then()
                .statusCode(200)
                .body("items.path", not(hasItem("/v1/articles/" + article + "/views")));
    }
}
