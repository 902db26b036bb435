package org.broadsheet.views;

import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists sorted by views. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MostReadTest {
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

    private static List<String> mostRead(String query) {
        return anonymous()
                .get("/v1/articles?sort=-views&" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.slug");
    }

    @Test
    void listsAreSortedByViewsAcrossPages() {
        String category = newCategory();
        String rare = publish(category);
        publish(category);
        String common = publish(category);
        String between = publish(category);
        String elsewhere = publish(newCategory());
        read(rare, 1);
        read(common, 3);
        read(between, 2);
        read(elsewhere, 1);
        counter.flush();
        List<String> pages = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = anonymous()
                    .get("/v1/articles?sort=-views&limit=1&count=exact&category=" + category
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.then().statusCode(200).body("page.total", equalTo(3));
            pages.addAll(page.path("items.slug"));
            cursor = page.path("page.next");
        }
        assertEquals(List.of(common, between, rare), pages);
        assertEquals(List.of(common, between, rare), mostRead("window=PT1H&category=" + category));
        assertEquals(List.of(common, between), mostRead("limit=2&category=" + category + ",-" + newCategory()));
        List<String> all = mostRead("window=P30D&limit=100");
        assertTrue(all.containsAll(List.of(rare, common, between, elsewhere)), all::toString);
        assertTrue(all.indexOf(common) < all.indexOf(rare), all::toString);
    }

    @Test
    void cachedListChangesOnFlush() {
        String category = newCategory();
        String first = publish(category);
        String second = publish(category);
        read(first, 1);
        counter.flush();
        assertEquals(List.of(first), mostRead("category=" + category));
        String whole = anonymous().get("/v1/articles/" + second).header("ETag");
        read(second, 2);
        counter.flush();
        assertEquals(List.of(second, first), mostRead("category=" + category));
        assertEquals(whole, anonymous().get("/v1/articles/" + second).header("ETag"));
        patch(second, "status", "draft").statusCode(200);
        assertEquals(List.of(first), mostRead("category=" + category));
    }

    @ParameterizedTest
    @CsvSource({"PT1H,66", "P1D,1510", "P7D,10450", "P30D,44700"})
    void viewsOutsideTheWindowExpire(String window, int minutes) {
        String category = newCategory();
        String before = publish(category);
        String now = publish(category);
        String both = publish(category);
        read(before, 4);
        read(both, 2);
        counter.flush();
        String list = "window=" + window + "&category=" + category;
        assertEquals(List.of(before, both), mostRead(list));
        database.update(Sql.of(
                "UPDATE view_bucket SET starts_at = starts_at - make_interval(mins => ?) WHERE period = ?",
                minutes,
                window));
        read(now, 2);
        read(both, 1);
        counter.flush();
        counter.expire();
        assertEquals(List.of(now, both), mostRead(list));
    }

    @Test
    void shutdownWritesPendingViews() {
        String category = newCategory();
        String article = publish(category);
        read(article, 1);
        counter.stop(new ShutdownEvent());
        assertEquals(List.of(article), mostRead("category=" + category));
    }

    @Test
    void draftsAreListedByViewsForEditorsOnly() {
        String category = newCategory();
        String article = publish(category);
        read(article, 1);
        counter.flush();
        patch(article, "status", "draft").statusCode(200);
        assertEquals(List.of(), mostRead("category=" + category));
        admin().get("/v1/articles?sort=-views&status=draft&category=" + category)
                .then()
                .statusCode(200)
                .body("items.slug", hasItem(article));
    }

    @Test
    void windowRequiresSortByViewsAndAKnownPeriod() {
        anonymous()
                .get("/v1/articles?window=P1D")
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(List.of("window")))
                .body("detail", equalTo("window: is for `sort=-views` alone"));
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/articles?sort=-views&window=P2D")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("errors.detail", not(empty()));
    }
}
