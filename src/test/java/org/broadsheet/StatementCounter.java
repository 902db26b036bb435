package org.broadsheet;

import io.quarkus.arc.Arc;
import io.quarkus.scheduler.Scheduler;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.broadsheet.articles.prerendered.PrerenderedArticleWriter;
import org.broadsheet.http.caching.ResponseCache;

/**
 * Counts the SQL statements of a request with {@code pg_stat_statements}, with the scheduler paused and the response
 * cache empty.
 */
public final class StatementCounter {
    private static final String COUNT = """
            SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
            WHERE query ~* '^\\s*(select|with|insert|update|delete)' AND userid <> current_user::regrole""";

    private static final String BUSY = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'""";

    private static final int QUIET_POLLS = 50;
    private static final int MAX_POLLS = 20_000;

    private StatementCounter() {}

    /** The number of statements that ran during the request. */
    public static long countDuring(Runnable request) throws SQLException {
        Scheduler scheduler = Arc.container().instance(Scheduler.class).get();
        scheduler.pause();
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            awaitIdle(statement);
            Arc.container().instance(ResponseCache.class).get().invalidateAll();
            long before = count(statement);
            request.run();
            return count(statement) - before;
        } finally {
            scheduler.resume();
        }
    }

    /**
     * Returns minimum of three counts, as a scheduled job may scheduled job run still run during one of
     * them. Articles that the request shows are prerendered first.
     */
    public static long minCountDuring(Runnable request) throws SQLException {
        request.run();
        Arc.container().instance(PrerenderedArticleWriter.class).get().prerenderQueued();
        return Math.min(countDuring(request), Math.min(countDuring(request), countDuring(request)));
    }

    /** Waits for scheduled jobs that started before the scheduler was paused. */
    private static void awaitIdle(Statement statement) throws SQLException {
        int idlePolls = 0;
        for (int poll = 0; poll < MAX_POLLS && idlePolls < QUIET_POLLS; poll++) {
            idlePolls = isIdle(statement) ? idlePolls + 1 : 0;
        }
    }

    private static boolean isIdle(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(BUSY)) {
            row.next();
            return row.getLong(1) == 0;
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(COUNT)) {
            row.next();
            return row.getLong(1);
        }
    }
}
