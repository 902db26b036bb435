package org.broadsheet.articles.filters;

import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A language range takes in the regions of the language; a tag with a region takes in nothing else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LanguageRangeTest {
    private String category;
    private String plain;
    private String regional;
    private String other;

    @BeforeEach
    void publishInThreeLanguages() {
        category = newCategory();
        plain = publish(category, "title", "Lighthouse one", "language", "eo");
        regional = publish(category, "title", "Lighthouse two", "language", "eo-US");
        other = publish(category, "title", "Lighthouse three", "language", "eom");
    }

    private static ValidatableResponse get(String path) {
        return anonymous().get(path).then().statusCode(200);
    }

    @Test
    void listsAndSearchTakeInTheRegions() {
        String list = "/v1/articles?category=" + category + "&language=";
        get(list + "eo").body("items.slug", contains(regional, plain));
        get(list + "eo&sort=title").body("items.slug", contains(plain, regional));
        get(list + "eo&count=exact").body("page.total", equalTo(2));
        get(list + "eo&fields=slug").body("items.slug", contains(regional, plain));
        get(list + "eo-US").body("items.slug", contains(regional));
        get(list + "eo,eom").body("items.slug", contains(other, regional, plain));
        get(list + "eo-GB").body("items", empty());
        String search = "/v1/search?q=lighthouse&category=" + category + "&language=";
        get(search + "eo").body("items.article.slug", containsInAnyOrder(plain, regional));
        get(search + "eo-US").body("items.article.slug", contains(regional));
    }

    @Test
    void feedsAndFrontTakeInTheRegions() {
        String feed = anonymous()
                .get("/v1/feeds/rss?language=eo&category=" + category)
                .asString();
        assertThat(
                feed,
                allOf(
                        containsString("Lighthouse one"),
                        containsString("Lighthouse two"),
                        not(containsString("three"))));
        get("/v1/front?language=eo&category=" + category)
                .body("items[0].lead.slug", equalTo(regional))
                .body("items[0].latest.slug", contains(plain));
        get("/v1/front?language=eo-US&category=" + category).body("items[0].latest", empty());
    }

    /** Bulk writes update the search index later than the lists. */
    @Test
    void firstArticleOfARegionIsListedBeforeItIsIndexed() throws SQLException {
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE article SET language = 'eo-BR' WHERE slug = '" + other + "'");
            statement.execute("SELECT refresh_listing(ARRAY[id]) FROM article WHERE slug = '" + other + "'");
            statement.execute(
                    "SELECT pg_notify('broadsheet_cache_invalidation', 'another-node list-category-" + category + "')");
            connection.commit();
        }
        get("/v1/articles?fields=slug&language=eo&category=" + category)
                .body("items.slug", contains(other, regional, plain));
    }

    @Test
    void cursorStaysValidWhenARegionIsAdded() {
        String list = "/v1/articles?limit=1&language=eo&category=" + category;
        String next = anonymous().get(list).path("page.next");
        publish(newCategory(), "language", "eo-CU");
        get(list + "&cursor=" + next).body("items.slug", contains(plain));
    }
}
