package org.broadsheet;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Counts the statements that a request costs, as PostgreSQL itself saw them. What clocks and workers do meanwhile is left
 * out, by what it is about or by asking again.
 */
public final class Statements {
    private static final String COUNT = """
            SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
            WHERE query ~* '^\\s*(select|with|insert|update|delete)' AND userid <> current_user::regrole
              AND query !~ '(publish_at|related_)'""";

    private Statements() {}

    /** How many statements ran during the request. */
    public static long during(Runnable request) throws SQLException {
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            long before = count(statement);
            request.run();
            return count(statement) - before;
        }
    }

    /** The fewest of three times, for a request that can be repeated. */
    public static long atLeastDuring(Runnable request) throws SQLException {
        return Math.min(during(request), Math.min(during(request), during(request)));
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(COUNT)) {
            row.next();
            return row.getLong(1);
        }
    }
}
