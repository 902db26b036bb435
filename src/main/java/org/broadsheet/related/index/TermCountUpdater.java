package org.broadsheet.related.index;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.broadsheet.database.BatchThreshold;
import org.broadsheet.database.BatchedJob;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Adds pending word counts to the document and collection frequencies of the terms, once a second. Writers only append
 * pending counts, so that they never wait for each other's row locks on common words. A database lock lets one node at a
 * time run this worker.
 */
@Singleton
class TermCountUpdater {
    /** Most articles whose counts one statement adds. Counts are cheaper to add together. */
    private static final int BATCH = 2000;

    /** Most words that one statement adds, which keeps it far below the statement timeout. */
    private static final int MAX_WORDS = 300_000;

    private final Database database;
    private final IndexLock lock;
    private final BatchedJob job = new BatchedJob("related-counts", BATCH);
    private final BatchThreshold batchThreshold = new BatchThreshold(BATCH);

    TermCountUpdater(Database database, IndexLock lock) {
        this.database = database;
        this.lock = lock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void addPendingCounts() {
        int pending = countPending();
        if (batchThreshold.isReached(pending)) {
            job.run(size -> {
                if (acquireLock(pending)) {
                    addBatch(size);
                }
                return false;
            });
        }
    }

    private int countPending() {
        return database.one(
                Sql.of("SELECT count(*) AS waiting FROM (SELECT FROM related_count_delta LIMIT ?) counted", BATCH),
                row -> row.integer("waiting"));
    }

    /** Waits for the lock when a full batch is pending; else gives up while a writer holds it. */
    private boolean acquireLock(int pending) {
        if (pending < BATCH) {
            return lock.tryLock();
        }
        lock.lock();
        return true;
    }

    private void addBatch(int size) {
        database.update(Sql.of("""
                WITH next AS (
                    SELECT id, sum(words) OVER (ORDER BY id) - words AS before
                    FROM (SELECT id, cardinality(terms) AS words FROM related_count_delta ORDER BY id LIMIT ?) first
                ), taken AS MATERIALIZED (
                    DELETE FROM related_count_delta USING next WHERE related_count_delta.id = next.id AND next.before < ?
                    RETURNING language, sign, terms, related_count_delta.uses
                ), sums AS (
                    SELECT term, sum(sign) AS articles, sum(sign * uses) AS uses
                    FROM (SELECT sign, unnest(terms) AS term, unnest(uses) AS uses FROM taken) each GROUP BY term
                ), corpus AS (
                    INSERT INTO related_corpus (language, articles)
                    SELECT language, sum(sign) FROM taken GROUP BY language
                    ON CONFLICT (language) DO UPDATE SET articles = related_corpus.articles + excluded.articles
                )
                UPDATE related_term SET articles = related_term.articles + sums.articles, uses = related_term.uses + sums.uses
                FROM sums WHERE related_term.id = sums.term""", size, Math.max(1, MAX_WORDS / (BATCH / size))));
    }
}
