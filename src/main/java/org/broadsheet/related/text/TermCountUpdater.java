package org.broadsheet.related.text;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.broadsheet.database.BatchThreshold;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.related.index.IndexLock;

/**
 * Folds counts of words into the totals. Writers only append, so that no two of them wait for each other over a common
 * word; one worker at a time, on whichever node, does the sums.
 */
@Singleton
class TermCountUpdater {
    /** How many articles' counts one statement folds at most, for they are cheaper counted together. */
    private static final int BATCH = 2000;

    /** How many words they may have together: a fraction of the time one statement has. */
    private static final int MAX_WORDS = 300_000;

    private final Database database;
    private final IndexLock lock;
    private final BatchThreshold batchThreshold = new BatchThreshold(BATCH);

    TermCountUpdater(Database database, IndexLock lock) {
        this.database = database;
        this.lock = lock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void addPendingCounts() {
        int waiting = countPending();
        if (batchThreshold.isReached(waiting) && acquireLock(waiting)) {
            addBatch();
        }
    }

    private int countPending() {
        return database.first(
                        Sql.of(
                                "SELECT count(*) AS waiting FROM (SELECT FROM related_count_delta LIMIT ?) counted",
                                BATCH),
                        row -> row.integer("waiting"))
                .orElseThrow();
    }

    /** Where there are many, it is not left for later. */
    private boolean acquireLock(int waiting) {
        if (waiting < BATCH) {
            return lock.tryLock();
        }
        lock.lock();
        return true;
    }

    private void addBatch() {
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
                FROM sums WHERE related_term.id = sums.term""", BATCH, MAX_WORDS));
    }
}
