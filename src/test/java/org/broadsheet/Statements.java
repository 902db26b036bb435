package org.broadsheet;

import io.quarkus.arc.Arc;
import io.quarkus.scheduler.Scheduler;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.broadsheet.articles.prerendered.PrerenderWorker;
import org.broadsheet.http.caching.ResponseCache;

/**
 * Counts the statements that a request costs, as PostgreSQL itself saw them, while the clocks stand still and nothing
 * is kept in the cache.
 */
public final class Statements {
    private static final String COUNT = """
            SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
            WHERE query ~* '^\\s*(select|with|insert|update|delete)' AND userid <> current_user::regrole""";

    private static final String BUSY = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'""";

    private static final int QUIET_LOOKS = 50;
    private static final int MOST_LOOKS = 20_000;

    private Statements() {}

    /** How many statements ran during the request. */
    public static long during(Runnable request) throws SQLException {
        Scheduler clocks = Arc.container().instance(Scheduler.class).get();
        clocks.pause();
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            awaitQuiet(statement);
            Arc.container().instance(ResponseCache.class).get().invalidateAll();
            long before = count(statement);
            request.run();
            return count(statement) - before;
        } finally {
            clocks.resume();
        }
    }

    /**
     * The fewest of three times, for a request that can be repeated: a clock may have struck just before. What it shows
     * is made ready first.
     */
    public static long atLeastDuring(Runnable request) throws SQLException {
        request.run();
        Arc.container().instance(PrerenderWorker.class).get().prerenderQueued();
        return Math.min(during(request), Math.min(during(request), during(request)));
    }

    /** A clock that has struck just before is still at work. */
    private static void awaitQuiet(Statement statement) throws SQLException {
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; look++) {
            quiet = isQuiet(statement) ? quiet + 1 : 0;
        }
    }

    private static boolean isQuiet(Statement statement) throws SQLException {
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
