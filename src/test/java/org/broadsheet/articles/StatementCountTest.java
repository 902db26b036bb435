package org.broadsheet.articles;

import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.as;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Newsroom.unique;
import static org.broadsheet.Stories.draft;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.publish;
import static org.broadsheet.Stories.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.Statements;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request costs does not grow with what it shows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatementCountTest {
    private String category;
    private List<String> slugs;

    @BeforeEach
    void articles() {
        category = category();
        slugs = IntStream.range(0, 12)
                .mapToObj(number -> publish(
                        category, "tags", List.of("tag " + number, "tag"), "authors", List.of("Ann " + number, "Bo")))
                .toList();
    }

    private static long read(String address) throws SQLException {
        return Statements.atLeastDuring(() -> anonymous().get(address).then().statusCode(200));
    }

    @Test
    void aListCostsTheSameWhateverItsLength() throws SQLException {
        for (String query :
                List.of("sort=title", "category=" + category, "tag=tag&category=" + category, "language=en")) {
            long one = read("/v1/articles?limit=1&" + query);
            assertEquals(one, read("/v1/articles?limit=100&" + query), query);
            assertTrue(one <= 3, query + ": " + one);
        }
        assertEquals(1, read("/v1/articles?limit=100"));
        assertEquals(1, read("/v1/articles?limit=100&category=" + category));
    }

    @Test
    void anArticleIsOneStatement() throws SQLException {
        assertEquals(1, read("/v1/articles/" + slugs.get(0)));
        assertEquals(1, read("/v1/articles/" + slugs.get(0) + "?language=az,en"));
        for (String include : List.of("share", "breadcrumbs,structuredData,share,seo")) {
            assertEquals(2, read("/v1/articles/" + slugs.get(0) + "?include=" + include), include);
        }
        long withKey = Statements.atLeastDuring(() -> as("reader").get("/v1/articles/" + slugs.get(0)));
        assertEquals(2, withKey, "one of them finds the key");
    }

    @Test
    void treesAndRegistersAreOneStatement() throws SQLException {
        for (String address : List.of("categories", "tags?limit=100", "authors?limit=1", "sources", "site")) {
            assertEquals(1, read("/v1/" + address), address);
        }
    }

    @Test
    void aSearchCostsTheSameWhateverItsLength() throws SQLException {
        long one = read("/v1/search?q=story&limit=1");
        assertEquals(one, read("/v1/search?q=story&limit=100"));
    }

    @Test
    void anEditCostsTheSameWhateverItNames() throws SQLException {
        String draft = draft(category);
        edit(draft, 1);
        assertEquals(edit(draft, 2), edit(draft, 40));
    }

    /** The fewest statements of three edits, each of which names so many new tags. */
    private static long edit(String slug, int tags) throws SQLException {
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            List<String> names = IntStream.range(0, tags)
                    .mapToObj(number -> unique("Tag " + number))
                    .toList();
            fewest = Math.min(
                    fewest, Statements.during(() -> send("PATCH", "/v1/articles/" + slug, fields("tags", names))
                            .statusCode(200)));
        }
        return fewest;
    }
}
