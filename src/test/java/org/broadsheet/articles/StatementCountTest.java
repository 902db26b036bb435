package org.broadsheet.articles;

import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestArticles.send;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.StatementCounter;
import org.broadsheet.TestDatabase;
import org.broadsheet.search.index.SearchTermCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The number of SQL statements of a request does not depend on the size of its response. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatementCountTest {
    @Inject
    SearchTermCounts termCounts;

    private String category;
    private List<String> slugs;

    @BeforeEach
    void createArticles() {
        category = newCategory();
        slugs = IntStream.range(0, 12)
                .mapToObj(number -> publish(
                        category, "tags", List.of("tag " + number, "tag"), "authors", List.of("Ann " + number, "Bo")))
                .toList();
    }

    private static long statementsToRead(String address) throws SQLException {
        return StatementCounter.minCountDuring(
                () -> anonymous().get(address).then().statusCode(200));
    }

    @Test
    void listTakesTheSameStatementsForAnyLimit() throws SQLException {
        for (String query :
                List.of("sort=title", "category=" + category, "tag=tag&category=" + category, "language=en")) {
            long one = statementsToRead("/v1/articles?limit=1&" + query);
            assertEquals(one, statementsToRead("/v1/articles?limit=100&" + query), query);
            assertTrue(one <= 3, query + ": " + one);
        }
        assertEquals(1, statementsToRead("/v1/articles?limit=100"));
        assertEquals(1, statementsToRead("/v1/articles?limit=100&category=" + category));
    }

    @Test
    void articleTakesOneStatement() throws SQLException {
        assertEquals(1, statementsToRead("/v1/articles/" + slugs.get(0)));
        assertEquals(1, statementsToRead("/v1/articles/" + slugs.get(0) + "?language=az,en"));
        for (String include : List.of("share", "breadcrumbs,structuredData,share,seo")) {
            assertEquals(2, statementsToRead("/v1/articles/" + slugs.get(0) + "?include=" + include), include);
        }
        long withKey = StatementCounter.minCountDuring(() -> withRole("reader").get("/v1/articles/" + slugs.get(0)));
        assertEquals(2, withKey, "one of them looks up the key");
    }

    @Test
    void taxonomyAndSiteTakeOneStatement() throws SQLException {
        for (String address : List.of("categories", "tags?limit=100", "authors?limit=1", "sources", "site")) {
            assertEquals(1, statementsToRead("/v1/" + address), address);
        }
    }

    @Test
    void searchTakesTheSameStatementsForAnyLimit() throws SQLException {
        // A word that is not counted yet is looked up once more, as a typing error.
        termCounts.applyAllPending();
        long one = statementsToRead("/v1/search?q=story&limit=1");
        assertEquals(one, statementsToRead("/v1/search?q=story&limit=100"));
    }

    @Test
    void editTakesTheSameStatementsForAnyNumberOfTags() throws SQLException {
        String draft = newDraft(category);
        statementsToEdit(draft, 1);
        assertEquals(statementsToEdit(draft, 2), statementsToEdit(draft, 40));
    }

    /** The minimum of three edits with this many new tags each. */
    private static long statementsToEdit(String slug, int tags) throws SQLException {
        long minimum = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            List<String> names = IntStream.range(0, tags)
                    .mapToObj(number -> unique("Tag " + number))
                    .toList();
            minimum = Math.min(minimum, StatementCounter.countDuring(() -> send(
                            "PATCH", "/v1/articles/" + slug, fields("tags", names))
                    .statusCode(200)));
        }
        return minimum;
    }
}
