package org.broadsheet.articles.lists;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Adds up how many published articles are in each list. The numbers are exact without it ({@code listing_count}); it keeps
 * them short to read. One worker at a time, on whichever node.
 */
@Singleton
class ListCounter {
    /** Changes added up by one statement: a fraction of the time it has. */
    private static final int BATCH_SIZE = 10_000;

    private static final String APPLY_DELTAS = """
            WITH taken AS (
                DELETE FROM listing_count_delta
                WHERE id <= (SELECT max(id) FROM (SELECT id FROM listing_count_delta ORDER BY id LIMIT ?) first)
                RETURNING kind, key, articles
            )
            INSERT INTO listing_total (kind, key, articles)
            SELECT kind, key, sum(articles) FROM taken GROUP BY kind, key
            ON CONFLICT (kind, key) DO UPDATE SET articles = listing_total.articles + excluded.articles""";

    private final Database database;

    ListCounter(Database database) {
        this.database = database;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void applyDeltas() {
        boolean isMore = true;
        while (isMore) {
            isMore = QuarkusTransaction.requiringNew()
                    .call(() -> tryLock() && database.update(Sql.of(APPLY_DELTAS, BATCH_SIZE)) > 0);
        }
    }

    private boolean tryLock() {
        return database.first(
                        Sql.of("SELECT pg_try_advisory_xact_lock(hashtext('listing_count_delta')) AS alone"),
                        row -> row.flag("alone"))
                .orElseThrow();
    }
}
