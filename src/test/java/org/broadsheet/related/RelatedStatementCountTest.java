package org.broadsheet.related;

import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
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
import org.broadsheet.related.lists.PrecomputeWorker;
import org.broadsheet.related.lists.PrecomputedLists;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The number of SQL statements of a request does not depend on the limit. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RelatedStatementCountTest {
    @Inject
    PrecomputeWorker precomputeWorker;

    @Inject
    PrecomputedLists precomputedLists;

    private List<String> slugs;

    @BeforeEach
    void publishArticles() {
        String category = newCategory();
        slugs = IntStream.range(0, 12)
                .mapToObj(
                        number -> publish(category, "language", "en-x-cost", "tags", List.of("tag " + number, "cost")))
                .toList();
    }

    private long countStatements(int limit, String query) throws SQLException {
        return StatementCounter.minCountDuring(() -> anonymous()
                .get("/v1/articles/" + slugs.get(0) + "/related?limit=" + limit + query)
                .then()
                .statusCode(200));
    }

    private void precomputeLists() {
        while (!precomputedLists.findDue(1).isEmpty()) {
            precomputeWorker.runBatch();
        }
    }

    @Test
    void precomputedListTakesOneStatementWhateverItsLength() throws SQLException {
        precomputeLists();
        assertEquals(1, countStatements(1, ""));
        assertEquals(1, countStatements(11, ""));
        assertEquals(1, countStatements(9, "&exclude=" + slugs.get(1)));
        assertEquals(2, countStatements(11, "&explain=true"));
    }

    @Test
    void computedListTakesTheSameStatementsWhateverItsLength() throws SQLException {
        precomputeLists();
        // a cap, however high, makes the request compute the list
        long one = countStatements(1, "&perCategory=50");
        long eleven = countStatements(11, "&perCategory=50");
        assertTrue(one > 1, "the list was precomputed");
        assertEquals(one, eleven);
        assertTrue(one <= 9, one + " statements");
    }
}
