package org.broadsheet.articles.lists;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.BackgroundWorkShutdown;
import org.broadsheet.database.BatchedJob;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.problem.FailureClassifier;
import org.jboss.logging.Logger;

/**
 * Processes the queue of articles whose derived data, such as the search index and related lists, is updated after the
 * transaction that changed them, because that changed too many articles. Several nodes may process the queue at once:
 * rows that another transaction has locked, such as articles being edited, are skipped and processed later.
 */
@Singleton
public class DeferredUpdates {
    private static final Logger LOG = Logger.getLogger(DeferredUpdates.class);

    /** The most articles of one transaction; other writers may have to wait for it. */
    private static final int MAX_BATCH_ARTICLES = 100;

    /** The most bytes of article text in one transaction, apart from its first article. */
    private static final int MAX_BATCH_BYTES = 1024 * 1024;

    /** Articles in the queue from which {@link #isBacklogFull()} is true. */
    private static final int BACKLOG_LIMIT = 3000;

    private final Database database;
    private final ListUpdater lists;
    private final BackgroundWorkShutdown shutdown;
    private final BatchedJob job = new BatchedJob("deferred-updates", MAX_BATCH_ARTICLES);

    DeferredUpdates(Database database, ListUpdater lists, BackgroundWorkShutdown shutdown) {
        this.database = database;
        this.lists = lists;
        this.shutdown = shutdown;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void processAll() {
        while (!shutdown.isStopping() && processBatch()) {
            // until the queue is empty
        }
    }

    /** Whether the queue is so long that imports should process it before they add to it. */
    public boolean isBacklogFull() {
        return backlog() >= BACKLOG_LIMIT;
    }

    private int backlog() {
        return database.one(
                Sql.of("SELECT count(*) AS waiting FROM (SELECT FROM deferred_update LIMIT ?) counted", BACKLOG_LIMIT),
                row -> row.integer("waiting"));
    }

    /** The position of the last article in the queue, or 0. */
    public long lastPosition() {
        return database.one(
                Sql.of("SELECT coalesce(max(place), 0) AS last FROM deferred_update"), row -> row.number("last"));
    }

    /** Whether an article up to this position is still queued or being processed. */
    public boolean isPending(long position) {
        return database.one(
                Sql.of("SELECT EXISTS (SELECT FROM deferred_update WHERE place <= ?) AS waiting", position),
                row -> row.flag("waiting"));
    }

    /**
     * Processes the first articles of the queue in a transaction of its own. After a failure the next batch is half as
     * large. An article that fails alone moves to the end of the queue, unless the failure is temporary.
     *
     * @return whether the queue may hold more articles
     * @throws RuntimeException a temporary failure of a batch of one, such as a lost connection
     */
    public boolean processBatch() {
        try {
            boolean more = job.run(this::processNext);
            if (job.isStuck()) {
                QuarkusTransaction.requiringNew().run(this::moveFirstToEnd);
            }
            return more;
        } catch (RuntimeException failure) {
            if (job.shrink()) {
                return true;
            }
            if (FailureClassifier.isTransient(failure)) {
                throw failure;
            }
            LOG.errorf(
                    failure, "Updating the derived data of an article failed; it is retried at the end of the queue");
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
            lists.announce(ids.stream().sorted().toList(), backlog());
        }
        return !ids.isEmpty();
    }

    private void moveFirstToEnd() {
        database.update(Sql.of(
                "UPDATE deferred_update SET place = DEFAULT WHERE place = (SELECT min(place) FROM deferred_update)"));
    }
}
