package org.broadsheet.related;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;

/**
 * Folds counts of words into the totals. Writers only append, so that no two of them wait for each other over a common
 * word; one worker at a time, on whichever node, does the sums.
 */
@Singleton
class TermCounts {
    /** How many articles' counts one statement folds. */
    private static final int BATCH = 500;

    private final Database database;
    private final IndexLock lock;

    TermCounts(Database database, IndexLock lock) {
        this.database = database;
        this.lock = lock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void foldWaiting() {
        if (lock.isFree()) {
            fold();
        }
    }

    private void fold() {
        database.update(Sql.of("""
                WITH taken AS MATERIALIZED (
                    DELETE FROM related_count
                    WHERE id IN (SELECT id FROM related_count ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
                    RETURNING language, sign, terms, uses
                ), sums AS (
                    SELECT each.term, sum(sign) AS articles, sum(sign * each.uses) AS uses
                    FROM taken, unnest(terms, uses) AS each (term, uses) GROUP BY each.term
                ), corpus AS (
                    INSERT INTO related_corpus (language, articles)
                    SELECT language, sum(sign) FROM taken GROUP BY language
                    ON CONFLICT (language) DO UPDATE SET articles = related_corpus.articles + excluded.articles
                )
                UPDATE related_term SET articles = related_term.articles + sums.articles, uses = related_term.uses + sums.uses
                FROM sums WHERE related_term.id = sums.term""", BATCH));
    }
}
