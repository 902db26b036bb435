package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Starts PostgreSQL again when it has died, on the same port, so that the connection pool recovers by itself: at once,
 * and then at growing intervals, as long as it does not live for a minute.
 */
final class PostgresWatchdog implements AutoCloseable {

    /** Starts the server that has died, and tells which process it is now. */
    interface Restart {
        ServerProcess start() throws IOException, InterruptedException;
    }

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private static final long POLL_MILLIS = 250;
    private static final long MAX_PAUSE_MILLIS = 30_000;
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);

    private final Path cluster;
    private final ServerLog serverLog;
    private final Restart restart;

    private ServerProcess server;
    private Instant startedAt = Instant.now();
    private long pauseMillis;
    private boolean closed;

    private PostgresWatchdog(ServerProcess server, Path cluster, ServerLog serverLog, Restart restart) {
        this.server = server;
        this.cluster = cluster;
        this.serverLog = serverLog;
        this.restart = restart;
    }

    static PostgresWatchdog start(ServerProcess server, Path cluster, ServerLog serverLog, Restart restart) {
        PostgresWatchdog watchdog = new PostgresWatchdog(server, cluster, serverLog, restart);
        Thread thread = new Thread(watchdog::watch, "postgres-watch");
        thread.setDaemon(true);
        thread.start();
        return watchdog;
    }

    /** Holds the monitor but while it waits, so that whoever closes the watch knows that no restart is under way. */
    private synchronized void watch() {
        try {
            while (!closed) {
                wait(POLL_MILLIS);
                rotateLog();
                if (!closed && !server.isServing(cluster)) {
                    restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rotateLog() {
        try {
            serverLog.rotate();
        } catch (IOException e) {
            LOG.debugf(e, "%s cannot be kept short", serverLog.file());
        }
    }

    private void restart() throws InterruptedException {
        pause();
        if (closed) {
            return;
        }
        startedAt = Instant.now();
        long deadPid = server.pid();
        try {
            server = restart.start();
            LOG.warnf(
                    "PostgreSQL (process %d) had died and was started again within %d ms",
                    deadPid, Duration.between(startedAt, Instant.now()).toMillis());
        } catch (IOException | RuntimeException e) {
            LOG.errorf("PostgreSQL (process %d) has died and cannot be started again yet: %s", deadPid, e.getMessage());
        }
    }

    private void pause() throws InterruptedException {
        if (Duration.between(startedAt, Instant.now()).compareTo(STABLE_AFTER) > 0) {
            pauseMillis = 0;
        }
        if (pauseMillis > 0) {
            wait(pauseMillis);
        }
        pauseMillis = Math.min(Math.max(POLL_MILLIS, 2 * pauseMillis), MAX_PAUSE_MILLIS);
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
