package org.broadsheet.articles.lists;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.broadsheet.database.BatchedJob;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Adds recorded differences to the number of published articles in each list. View {@code listing_count} is exact
 * without this; fewer differences make it faster to read. An advisory lock lets one node run at a time.
 */
@Singleton
class ListCounter {
    /** Differences per statement, which must stay well below the statement timeout. */
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
    private final BatchedJob job = new BatchedJob("list-counts", BATCH_SIZE);

    ListCounter(Database database) {
        this.database = database;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void applyDeltas() {
        job.runAll(size -> database.tryLock("listing_count_delta") && database.update(Sql.of(APPLY_DELTAS, size)) > 0);
    }
}
