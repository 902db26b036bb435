package org.broadsheet;

import io.quarkus.runtime.Application;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.database.embedded.ConnectionSettings;
import org.broadsheet.database.embedded.EmbeddedPostgres;

/**
 * The embedded PostgreSQL around the application: it is there before the application starts, and stops when the last
 * request has been answered and the connection pool is closed, on a signal and after a failed start alike.
 */
final class EmbeddedDatabase {

    static final String URL = "quarkus.datasource.jdbc.url";

    private EmbeddedPostgres postgres;
    private boolean stopped;

    /** Hands the connection to Quarkus in system properties, which win over environment and files. */
    synchronized void start(Path dataDir) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAfterApplication, "postgres-shutdown"));
        postgres = EmbeddedPostgres.start(dataDir, Map.of());
        ConnectionSettings connection = postgres.connection();
        System.setProperty(URL, connection.url());
        System.setProperty("quarkus.datasource.username", connection.username());
        System.setProperty("quarkus.datasource.password", connection.password());
    }

    /** The JVM runs its shutdown hooks all at once: in another of them, Quarkus is still answering requests. */
    private void stopAfterApplication() {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        stop();
    }

    synchronized void stop() {
        if (!stopped && postgres != null) {
            postgres.close();
        }
        stopped = true;
    }
}
