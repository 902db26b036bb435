package org.broadsheet;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.database.embedded.ConnectionSettings;
import org.broadsheet.database.embedded.EmbeddedPostgres;

/** The embedded PostgreSQL of the product, on a folder of this run's own, with its statistics of statements on. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    public static final String ADMIN_KEY = "test-admin-key-0123456789";

    /** Where pages may send a key from. */
    public static final String TRUSTED_ORIGIN = "https://desk.example";

    /** Of the door with those who dawdle, so that the tests do not wait as long as they would. */
    private static final String PATIENCE = "1s";

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
                    PATIENCE,
                    "broadsheet.http.body-window",
                    PATIENCE,
                    "broadsheet.http.answer-window",
                    PATIENCE,
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

    /** Connects to the database of this run as PostgreSQL's superuser. */
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
}
