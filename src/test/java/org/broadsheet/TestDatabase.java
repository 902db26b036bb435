package org.broadsheet;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.database.embedded.ConnectionSettings;
import org.broadsheet.database.embedded.EmbeddedPostgres;

/** Starts the product's embedded PostgreSQL on a temporary folder, with {@code pg_stat_statements} loaded. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    public static final String ADMIN_KEY = "test-admin-key-0123456789";

    /** An origin whose pages origin in a key. */
    public static final String TRUSTED_ORIGIN = "https://desk.example";

    /** Deadlines for slow clients, shortened to make the tests faster. */
    private static final String SHORT_WINDOW = "1s";

    private static EmbeddedPostgres running;

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            Path dataDir = Files.createTempDirectory(Files.createDirectories(Path.of("target/data")), "test-");
            postgres = EmbeddedPostgres.start(dataDir, Map.of("shared_preload_libraries", "pg_stat_statements"));
            running = postgres;
            ConnectionSettings connection = postgres.connection();
            Map<String, String> settings = new HashMap<>(Map.of(
                    "broadsheet.http.head-window",
                    SHORT_WINDOW,
                    "broadsheet.http.body-window",
                    SHORT_WINDOW,
                    "broadsheet.http.answer-window",
                    SHORT_WINDOW,
                    "quarkus.datasource.jdbc.url",
                    connection.url(),
                    "quarkus.datasource.username",
                    connection.username(),
                    "quarkus.datasource.password",
                    connection.password(),
                    "broadsheet.data-dir",
                    dataDir.toString(),
                    "broadsheet.admin-key",
                    ADMIN_KEY));
            settings.put("broadsheet.auth.failures-per-minute", "1000000");
            settings.put("broadsheet.cors.origins", TRUSTED_ORIGIN);
            return settings;
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Connects as PostgreSQL's superuser. */
    public static java.sql.Connection administrator() throws SQLException {
        ConnectionSettings connection = running.administrator();
        return DriverManager.getConnection(connection.url(), connection.username(), connection.password());
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    /** Keeps the workers from indexing articles that a test inserts by SQL and deletes again, until the connection closes. */
    public static void suspendIndexing(Statement statement) throws SQLException {
        statement.execute("SELECT pg_advisory_lock(hashtextextended('related', 0))");
    }
}
