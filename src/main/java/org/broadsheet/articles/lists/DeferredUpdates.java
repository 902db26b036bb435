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
    private static final int MOST = 100;

    /** Long articles make small batches. */
    private static final int BYTES = 1024 * 1024;

    /** Whoever puts off more helps first. */
    private static final int BACKLOG = 3000;

    private final Database database;
    private final ListUpdater listings;
    private volatile int most = MOST;

    DeferredUpdates(Database database, ListUpdater listings) {
        this.database = database;
        this.listings = listings;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        while (goOn()) {
            // there may be more
        }
    }

    /** Whether so much waits that whoever has more to bring should help. */
    public boolean isBehind() {
        return waiting() >= BACKLOG;
    }

    private int waiting() {
        return database.first(
                        Sql.of(
                                "SELECT count(*) AS waiting FROM (SELECT FROM deferred_update LIMIT ?) counted",
                                BACKLOG),
                        row -> row.integer("waiting"))
                .orElseThrow();
    }

    /** The turn of what was put off last. */
    public long last() {
        return database.first(
                        Sql.of("SELECT coalesce(max(place), 0) AS last FROM deferred_update"),
                        row -> row.number("last"))
                .orElseThrow();
    }

    /** Whether something waits that was put off by then, or is being derived. */
    public boolean isWaiting(long turn) {
        return database.first(
                        Sql.of("SELECT EXISTS (SELECT FROM deferred_update WHERE place <= ?) AS waiting", turn),
                        row -> row.flag("waiting"))
                .orElseThrow();
    }

    /**
     * Derives what is first in turn, in a transaction of its own. When that fails the next is smaller, for the case that
     * the database was busy; what fails alone comes last.
     *
     * @return whether there may be more to do
     */
    public boolean goOn() {
        int size = most;
        try {
            boolean any = QuarkusTransaction.requiringNew().call(() -> derive(size));
            most = Math.min(MOST, size * 2);
            return any;
        } catch (RuntimeException failure) {
            most = Math.max(1, size / 2);
            if (size > 1) {
                return true;
            }
            if (FailureClassifier.isPassing(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "What is derived from an article failed, and is tried again");
            QuarkusTransaction.requiringNew().run(this::sendBack);
            return false;
        }
    }

    private boolean derive(int size) {
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
                        RETURNING deferred.article_id""", size, BYTES), row -> row.number("article_id"));
        if (!ids.isEmpty()) {
            listings.derive(ids.stream().sorted().toList(), waiting());
        }
        return !ids.isEmpty();
    }

    private void sendBack() {
        database.update(Sql.of(
                "UPDATE deferred_update SET place = DEFAULT WHERE place = (SELECT min(place) FROM deferred_update)"));
    }
}
