package org.broadsheet.articles;

import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.as;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Stories.fields;
import static org.broadsheet.Stories.publish;
import static org.broadsheet.Stories.send;
import static org.broadsheet.Stories.story;
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
class StatementsTest {
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
        assertEquals(2, read("/v1/articles?limit=100&category=" + category));
    }

    @Test
    void anArticleIsOneStatement() throws SQLException {
        assertEquals(1, read("/v1/articles/" + slugs.get(0)));
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
    void anEditCostsTheSameWhateverItNames() throws SQLException {
        List<String> many =
                IntStream.range(0, 40).mapToObj(number -> "Many " + number).toList();
        long few = Math.min(edit(0, List.of("One", "Two")), edit(1, List.of("Three", "Four")));
        long most = Math.min(edit(2, many.subList(0, 20)), edit(3, many.subList(20, 40)));
        assertTrue(most <= few, few + " statements for two tags, " + most + " for twenty");
        long create = Statements.during(() -> send("POST", "/v1/articles", story(category, "slug", "few-" + category))
                .statusCode(201));
        assertTrue(create <= 20, "statements of a new article: " + create);
    }

    private long edit(int article, List<String> tags) throws SQLException {
        return Statements.during(() -> send("PATCH", "/v1/articles/" + slugs.get(article), fields("tags", tags))
                .statusCode(200));
    }
}
