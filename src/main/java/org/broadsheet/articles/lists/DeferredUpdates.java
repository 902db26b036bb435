package org.broadsheet.articles.lists;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.FailureClassifier;
import org.jboss.logging.Logger;

/**
 * Works off the articles that were too many for what is derived from them to be made in the transaction that changed
 * them: some at a time, on whichever node, and nobody twice. An article that somebody edits is left until they are
 * through, so that neither waits for the other.
 */
@Singleton
public class DeferredUpdates {
    private static final Logger LOG = Logger.getLogger(DeferredUpdates.class);

    /** Articles of one transaction: other writers wait a fraction of a second for it. */
    private static final int MAX_BATCH_ARTICLES = 100;

    /** Long articles make small batches. */
    private static final int MAX_BATCH_BYTES = 1024 * 1024;

    /** Whoever puts off more helps first. */
    private static final int BACKLOG_LIMIT = 3000;

    private final Database database;
    private final ListUpdater listings;
    private volatile int batchSize = MAX_BATCH_ARTICLES;

    DeferredUpdates(Database database, ListUpdater listings) {
        this.database = database;
        this.listings = listings;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void processAll() {
        while (processBatch()) {
            // there may be more
        }
    }

    /** Whether so much waits that whoever has more to bring should help. */
    public boolean isBacklogFull() {
        return backlog() >= BACKLOG_LIMIT;
    }

    private int backlog() {
        return database.first(
                        Sql.of(
                                "SELECT count(*) AS waiting FROM (SELECT FROM deferred_update LIMIT ?) counted",
                                BACKLOG_LIMIT),
                        row -> row.integer("waiting"))
                .orElseThrow();
    }

    /** The place in the queue of what was put off last. */
    public long lastPosition() {
        return database.first(
                        Sql.of("SELECT coalesce(max(place), 0) AS last FROM deferred_update"), row -> row.number("last"))
                .orElseThrow();
    }

    /** Whether something waits that was put off by then, or is being derived. */
    public boolean isPending(long place) {
        return database.first(
                        Sql.of("SELECT EXISTS (SELECT FROM deferred_update WHERE place <= ?) AS waiting", place),
                        row -> row.flag("waiting"))
                .orElseThrow();
    }

    /**
     * Derives what is first in the queue, in a transaction of its own. When that fails the next is smaller, for the case that
     * the database was busy; what fails alone comes last.
     *
     * @return whether there may be more to do
     */
    public boolean processBatch() {
        int size = batchSize;
        try {
            boolean any = QuarkusTransaction.requiringNew().call(() -> processNext(size));
            batchSize = Math.min(MAX_BATCH_ARTICLES, size * 2);
            return any;
        } catch (RuntimeException failure) {
            batchSize = Math.max(1, size / 2);
            if (size > 1) {
                return true;
            }
            if (FailureClassifier.isTransient(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "What is derived from an article failed, and is tried again");
            QuarkusTransaction.requiringNew().run(this::moveFirstToEnd);
            return false;
        }
    }

    private boolean processNext(int size) {
        List<Long> ids = database.list(Sql.of("""
                        WITH next AS MATERIALIZED (
                            SELECT deferred.article_id, deferred.place, octet_length(article.body_text) AS bytes
                            FROM deferred_update deferred JOIN article ON article.id = deferred.article_id
                            ORDER BY deferred.place LIMIT ?
                            FOR UPDATE OF deferred SKIP LOCKED FOR NO KEY UPDATE OF article SKIP LOCKED
                        ), placed AS (
                            SELECT article_id, sum(bytes) OVER (ORDER BY place) - bytes AS before FROM next
                        )
                        DELETE FROM deferred_update deferred USING placed
                        WHERE deferred.article_id = placed.article_id AND placed.before < ?
                        RETURNING deferred.article_id""", size, MAX_BATCH_BYTES), row -> row.number("article_id"));
        if (!ids.isEmpty()) {
            listings.announce(ids.stream().sorted().toList(), backlog());
        }
        return !ids.isEmpty();
    }

    private void moveFirstToEnd() {
        database.update(
                Sql.of("UPDATE deferred_update SET place = DEFAULT WHERE place = (SELECT min(place) FROM deferred_update)"));
    }
}
