package org.broadsheet.related;

import static org.broadsheet.Newsroom.anonymous;
import static org.broadsheet.Newsroom.category;
import static org.broadsheet.Stories.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.Statements;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.lists.PrecomputeWorker;
import org.broadsheet.related.lists.PrecomputedLists;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a list costs does not grow with what it shows; a list that is ready costs next to nothing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RelatedStatementCountTest {
    @Inject
    PrecomputeWorker listMaker;

    @Inject
    PrecomputedLists readyLists;

    private List<String> slugs;

    @BeforeEach
    void articles() {
        String category = category();
        slugs = IntStream.range(0, 12)
                .mapToObj(
                        number -> publish(category, "language", "en-x-cost", "tags", List.of("tag " + number, "cost")))
                .toList();
    }

    private long read(int limit, String query) throws SQLException {
        return Statements.atLeastDuring(() -> anonymous()
                .get("/v1/articles/" + slugs.get(0) + "/related?limit=" + limit + query)
                .then()
                .statusCode(200));
    }

    private void makeLists() {
        while (!readyLists.findDue(1).isEmpty()) {
            listMaker.runBatch();
        }
    }

    @Test
    void aReadyListIsOneStatementWhateverItsLength() throws SQLException {
        makeLists();
        assertEquals(1, read(1, ""));
        assertEquals(1, read(11, ""));
        assertEquals(1, read(9, "&exclude=" + slugs.get(1)));
        assertEquals(2, read(11, "&explain=true"));
    }

    @Test
    void aListThatIsWorkedOutCostsTheSameWhateverItsLength() throws SQLException {
        makeLists();
        // with a cap, however high, no ready list serves
        long one = read(1, "&perCategory=50");
        long eleven = read(11, "&perCategory=50");
        assertTrue(one > 1, "it was ready");
        assertEquals(one, eleven);
        assertTrue(one <= 9, one + " statements");
    }
}
