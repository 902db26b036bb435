package org.broadsheet.articles.lists;

import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters and sort orders of lists, on four articles whose titles are letters. Field {@code x} makes slugs unique. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ListFilterTest {
    private String x;

    @BeforeEach
    void publishFourArticles() {
        x = unique("x");
        send("PUT", "/v1/sources/agency-" + x, Map.of("name", "Agency"));
        send("PUT", "/v1/categories/world-" + x, Map.of("name", "World"));
        send("PUT", "/v1/categories/europe-" + x, Map.of("name", "Europe", "parent", "world-" + x));
        send("PUT", "/v1/categories/sport-" + x, Map.of("name", "Sport"));
        publish(
                "world-" + x,
                "title",
                "A",
                "slug",
                "a-" + x,
                "publishedAt",
                "2026-01-01T00:00:00Z",
                "tags",
                List.of("war-" + x, "oil-" + x),
                "authors",
                List.of("ann-" + x),
                "language",
                "en");
        publish(
                "europe-" + x,
                "title",
                "b",
                "slug",
                "b-" + x,
                "publishedAt",
                "2026-01-02T00:00:00Z",
                "tags",
                List.of("oil-" + x),
                "authors",
                List.of("bo-" + x),
                "source",
                "agency-" + x,
                "language",
                "de");
        publish(
                "sport-" + x,
                "title",
                "Ç",
                "slug",
                "c-" + x,
                "publishedAt",
                "2026-01-03T00:00:00Z",
                "categories",
                List.of("europe-" + x),
                "authors",
                List.of("ann-" + x, "bo-" + x),
                "language",
                "az");
        publish(
                "sport-" + x,
                "title",
                "d",
                "slug",
                "d-" + x,
                "publishedAt",
                "2026-01-04T00:00:00Z",
                "tags",
                List.of("war-" + x),
                "source",
                "agency-" + x,
                "language",
                "en");
        patch("a-" + x, "summary", "Touched last.");
    }

    private String titles(Supplier<RequestSpecification> caller, String query) {
        String filtered = query.replace("~", "-" + x) + "&slugs=a-" + x + ",b-" + x + ",c-" + x + ",d-" + x + ",e-" + x;
        List<String> titles = caller.get()
                .get("/v1/articles?" + filtered)
                .then()
                .statusCode(200)
                .extract()
                .path("items.title");
        return String.join("", titles);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            nullValues = "none",
            value = {
                "limit=100, dÇbA",
                "category=world~, ÇbA",
                "category=europe~, Çb",
                "'category=europe~,sport~', dÇb",
                "category=-europe~, dA",
                "'category=world~,-europe~', A",
                "tag=war~, dA",
                "'tag=war~,oil~', dbA",
                "'tag=war~,-oil~', d",
                "tag=war~&category=world~, A",
                "tag=oil~&author=bo~&language=de, b",
                "author=ann~, ÇA",
                "author=-ann~, db",
                "'author=ann~,bo~', ÇbA",
                "source=agency~, db",
                "source=-agency~, ÇA",
                "language=en, dA",
                "'language=de,AZ', Çb",
                "language=xx, ''",
                "from=2026-01-02, dÇb",
                "to=2026-01-02, A",
                "from=2026-01-02&to=2026-01-03T00:00:00.000001Z, Çb",
                "from=2026-01-03T00:00:00Z, dÇ",
                "category=world~&to=2026-01-03, bA",
                "sort=publishedAt, AbÇd",
                "sort=title, AbÇd",
                "sort=-updatedAt, AdÇb",
                "sort=title&category=europe~, bÇ",
                "sort=publishedAt&tag=oil~, Ab",
                "sort=-updatedAt&source=agency~, db",
                "sort=title&category=sport~&language=en, d",
                "limit=2, dÇ",
                "category=world~&limit=2, Çb",
                "status=published, dÇbA",
            })
    void listShowsMatchingArticlesInOrder(String query, String expected) {
        assertEquals(expected, titles(TestClient::anonymous, query));
    }

    @Test
    void excludedSlugsAreLeftOut() {
        anonymous()
                .get("/v1/articles?author=ann-" + x + "&slugs=-a-" + x)
                .then()
                .body("items.slug", equalTo(List.of("c-" + x)));
    }

    @Test
    void statusFilterRequiresAKey() {
        newDraft("world-" + x, "title", "e", "slug", "e-" + x);
        for (String query : List.of("status=draft", "status=draft&category=world~", "status=draft&sort=title")) {
            assertEquals("e", titles(() -> withRole("reader"), query));
        }
        assertEquals("edÇbA", titles(() -> withRole("reader"), "status=draft,published"));
        assertEquals("eÇbA", titles(() -> withRole("reader"), "status=draft,published,archived&category=world~"));
        assertEquals("dÇbA", titles(() -> withRole("reader"), "limit=9"));
        anonymous().get("/v1/articles?status=draft,published").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category=", "category=A%20b", "tag=a,,b", "status=live", "sort=-title", "limit=0", "limit=101",
                        "limit=ten",
                "from=yesterday", "to=2026-13-01", "language=e", "cursor=garbage", "cursor=", "count=all", "fields=",
                        "fields=a..b",
                "slugs=-", "limit=1&limit=2", "from=2026-01-01T00:00:00"
            })
    void invalidParameterIsRefused(String query) {
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/articles?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo(query.startsWith("cursor") ? "invalid-cursor" : "invalid-parameter"))
                .body("errors[0].parameter", equalTo(query.split("=")[0]));
    }

    @Test
    void unknownParameterIsRefusedWithASuggestion() {
        anonymous()
                .filter(Contract.lenientRequest())
                .get("/v1/articles?catgory=world")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-parameter"))
                .body("errors[0].detail", containsString("`category`"));
    }

    @Test
    void exactCountCoversAllPages() {
        String query = "/v1/articles?author=ann-" + x + ",bo-" + x + "&limit=1";
        anonymous()
                .get(query + "&count=exact")
                .then()
                .body("page.total", equalTo(3))
                .body("items.size()", equalTo(1));
        anonymous().get(query).then().body("page.total", nullValue());
        anonymous()
                .get("/v1/articles?count=exact&category=" + newCategory())
                .then()
                .body("page.total", equalTo(0));
    }
}
