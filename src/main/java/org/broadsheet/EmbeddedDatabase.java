package org.broadsheet;

import io.quarkus.runtime.Application;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.database.embedded.ConnectionSettings;
import org.broadsheet.database.embedded.EmbeddedPostgres;

/**
 * The embedded PostgreSQL around the application: it is there before the application starts, and stops when the last
 * request has been answered and the connection pool is closed, on a signal and after a failed start alike.
 */
final class EmbeddedDatabase {

    static final String URL = "quarkus.datasource.jdbc.url";

    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    private final Thread hook = new Thread(this::stopAfterApplication, "postgres-shutdown");
    private EmbeddedPostgres postgres;
    private boolean stopped;

    /** Hands the connection to Quarkus in system properties, which win over environment and files. */
    synchronized void start(Path dataDir) {
        Runtime.getRuntime().addShutdownHook(hook);
        postgres = EmbeddedPostgres.start(dataDir, Map.of());
        ConnectionSettings connection = postgres.connection();
        System.setProperty(URL, connection.url());
        System.setProperty(USERNAME, connection.username());
        System.setProperty(PASSWORD, connection.password());
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
            forget();
        }
        stopped = true;
    }

    /** In dev mode another run follows in this JVM: it must not take the address for that of an external database. */
    private void forget() {
        Stream.of(URL, USERNAME, PASSWORD).forEach(System::clearProperty);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: no run follows.
        }
    }
}
