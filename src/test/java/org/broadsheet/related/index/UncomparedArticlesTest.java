package org.broadsheet.related.index;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.broadsheet.TestDatabase;
import org.broadsheet.related.RelatedTestArticles;
import org.junit.jupiter.api.Test;

/** Articles of a large import are compared when it has ended; until then their lists are computed on request. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UncomparedArticlesTest extends RelatedTestArticles {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @Inject
    ReindexWorker reindexWorker;

    @Test
    void uncomparedArticlesHaveListsAndAreComparedAfterTheImport() throws SQLException {
        String flood = publish("Harbour closed by flood", AGENCY_REPORT);
        String again = publish("Flood closes Varna harbour", "A flood in Varna carried barges into the market square.");
        String copy = publish("Varna harbour closed", AGENCY_REPORT);
        String opera = publish("Opera season begins", "A soprano returns, and the square is full.");
        try (Connection editing = TestDatabase.administrator();
                Connection others = TestDatabase.administrator()) {
            editing.setAutoCommit(false);
            run(editing, "SELECT id FROM article WHERE slug = ? FOR NO KEY UPDATE", opera);
            run(others, "INSERT INTO deferred_update SELECT id FROM article WHERE slug = ? RETURNING 1", opera);
            deleteIndexRows(others);

            assertFalse(reindexWorker.runBatch());
            related(flood, "limit=2&explain=true")
                    .body("items.slug", contains(again, opera))
                    .body("items.origin", everyItem(is("automatic")));
            related(again, "limit=2").body("items.origin", everyItem(is("automatic")));
            related(copy, "limit=1").body("items.slug", contains(again));
            editing.rollback();

            Instant end = Instant.now().plus(TIMEOUT);
            while (run(others, "SELECT 1 FROM related_vector WHERE corpus_size = 0 AND language = ?", language)) {
                assertTrue(Instant.now().isBefore(end), "compared within " + TIMEOUT);
                reindexWorker.runBatch();
            }
        }
        related(flood, "limit=1").body("items.slug", contains(again));
    }

    private void deleteIndexRows(Connection database) throws SQLException {
        String mine = "IN (SELECT id FROM article WHERE language = ?) RETURNING 1";
        run(database, "DELETE FROM related_list WHERE article_id " + mine, language);
        run(database, "DELETE FROM related_neighbours WHERE article_id " + mine, language);
        run(database, "DELETE FROM related_near_duplicate WHERE article_id " + mine, language);
        run(database, "UPDATE related_vector SET corpus_size = 0 WHERE article_id " + mine, language);
    }

    private static boolean run(Connection database, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
