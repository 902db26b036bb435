package org.broadsheet.database.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;

/** What must be on, or else a write that was acknowledged can be lost, or damage go unnoticed. */
final class DurabilityCheck {

    private static final List<String> SETTINGS =
            List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums");
    private static final String TIMEOUT_SECONDS = "10";

    private DurabilityCheck() {}

    /**
     * Asks the running server, as the application's own role: a setting may also have been changed by hand, for the
     * system, the database or the role.
     *
     * @return the server's version
     * @throws EmbeddedPostgresException naming the first guard that is off
     */
    static String check(ConnectionSettings database) {
        // The driver itself: DriverManager would search the whole class path for others.
        try (var connection = new Driver().connect(database.url(), credentials(database));
                var statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                requireOn(setting, statement);
            }
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("The embedded PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    private static Properties credentials(ConnectionSettings database) {
        Properties properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password());
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
        return properties;
    }

    private static void requireOn(String setting, Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            if (row.getString(1).equals("off")) {
                throw new EmbeddedPostgresException(("The embedded PostgreSQL runs with %s off, and could lose what it"
                                + " has accepted: take that back with ALTER SYSTEM RESET %s, or in whichever place it was set.")
                        .formatted(setting, setting));
            }
        }
    }
}
