package org.broadsheet.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Runs the PostgreSQL that is packaged with Broadsheet, with its cluster in the data folder. No sequence of starts, stops
 * and kills loses an acknowledged write.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private static final int MAX_PORT_ATTEMPTS = 5;

    private final FolderLock lock;
    private final Cluster cluster;
    private final Postmaster postmaster;
    private int port;
    private PostgresWatchdog watchdog;
    private boolean closed;

    private EmbeddedPostgres(FolderLock lock, Cluster cluster) {
        this.lock = lock;
        this.cluster = cluster;
        this.postmaster = new Postmaster(cluster.folder(), cluster.binaries(), cluster.command());
    }

    /**
     * Starts PostgreSQL and returns when it accepts connections. Creates the folder at the first start.
     *
     * @param extraSettings settings for postgresql.conf that override {@link PostgresSettings}
     * @throws EmbeddedPostgresException if the start fails, with a message for the operator; no process is left running
     */
    public static EmbeddedPostgres start(Path dataDir, Map<String, String> extraSettings) {
        return start(dataDir, dataDir, extraSettings);
    }

    /** @param binariesDir the folder to unpack PostgreSQL's programs to, which tests share */
    static EmbeddedPostgres start(Path dataDir, Path binariesDir, Map<String, String> extraSettings) {
        try {
            Path folder = createFolder(dataDir);
            FolderLock lock = FolderLock.acquire(folder);
            try {
                StagingFolder.deleteLeftovers(folder);
                PostgresCommand command = PostgresCommand.in(folder, ServerLog.in(folder));
                Cluster cluster = Cluster.in(folder, PostgresBinaries.unpackBelow(createFolder(binariesDir)), command);
                EmbeddedPostgres postgres = new EmbeddedPostgres(lock, cluster);
                postgres.start(extraSettings);
                return postgres;
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "BROADSHEET_DATA_DIR is `%s`, but the embedded PostgreSQL cannot use it: %s."
                            .formatted(dataDir, reason(e)),
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "this user may not read and write " + denied.getFile();
        }
        if (failure instanceof FileSystemException other) {
            return other.getFile() + " " + (other.getReason() == null ? "is in the way" : other.getReason());
        }
        return String.valueOf(failure.getMessage());
    }

    private static Path createFolder(Path folder) throws IOException {
        return (Files.isDirectory(folder) ? folder : Files.createDirectories(folder, OwnerOnlyFiles.folderAttributes()))
                .toRealPath();
    }

    private void start(Map<String, String> extraSettings) throws IOException, InterruptedException {
        postmaster.stopLeftovers();
        cluster.prepare();
        PostmasterPid server = startOnFreePort(extraSettings);
        port = server.port();
        String version = checkDurability();
        watchdog = PostgresWatchdog.start(
                server.server(), cluster.folder(), cluster.command().log(), this::restart);
        LOG.infof("PostgreSQL %s started on 127.0.0.1:%d (cluster in %s)", version, port, cluster.folder());
    }

    private PostmasterPid startOnFreePort(Map<String, String> extraSettings) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            cluster.configure(freePort(), extraSettings);
            try {
                return postmaster.start();
            } catch (Postmaster.PortTakenException e) {
                if (attempt == MAX_PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private ServerProcess restart() throws IOException, InterruptedException {
        postmaster.stopLeftovers();
        ServerProcess server = postmaster.start().server();
        checkDurability();
        return server;
    }

    /** Stops the server if it could lose acknowledged writes. */
    private String checkDurability() throws IOException, InterruptedException {
        try {
            return DurabilityCheck.check(connection());
        } catch (EmbeddedPostgresException e) {
            postmaster.stop();
            throw e;
        }
    }

    /** Returns the connection to the database {@code broadsheet} as its owner, which is no superuser. */
    public ConnectionSettings connection() {
        return connection(Cluster.NAME, cluster.application());
    }

    /** Returns the connection to the same database as PostgreSQL's superuser. */
    public ConnectionSettings administrator() {
        return connection(Cluster.ADMINISTRATOR, cluster.administrator());
    }

    private ConnectionSettings connection(String username, PasswordFile password) {
        // No TLS on loopback. The default, sslmode=prefer, would cost a round trip.
        String url = "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable".formatted(port, Cluster.NAME);
        return new ConnectionSettings(url, username, password.read());
    }

    /** Stops PostgreSQL within about a minute and releases the lock on the folder. A second call has no effect. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watchdog.close();
        try (lock) {
            postmaster.stop();
            LOG.infof("PostgreSQL stopped (cluster in %s)", cluster.folder());
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL could not be stopped in %s: %s".formatted(cluster.folder(), e), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static EmbeddedPostgresException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddedPostgresException("Interrupted while PostgreSQL was being started or stopped", e);
    }
}
