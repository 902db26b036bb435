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
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final Duration SETTLED = Duration.ofMinutes(1);

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

    static PostgresWatchdog over(ServerProcess server, Path cluster, ServerLog serverLog, Restart restart) {
        PostgresWatchdog watch = new PostgresWatchdog(server, cluster, serverLog, restart);
        Thread thread = new Thread(watch::keepRunning, "postgres-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** Holds the monitor but while it waits, so that whoever closes the watch knows that no restart is under way. */
    private synchronized void keepRunning() {
        try {
            while (!closed) {
                wait(POLL_MILLIS);
                trimLog();
                if (!closed && !server.servesFrom(cluster)) {
                    restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trimLog() {
        try {
            serverLog.trim();
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
        long dead = server.pid();
        try {
            server = restart.start();
            LOG.warnf(
                    "PostgreSQL (process %d) had died and was started again within %d ms",
                    dead, Duration.between(startedAt, Instant.now()).toMillis());
        } catch (IOException | RuntimeException e) {
            LOG.errorf("PostgreSQL (process %d) has died and cannot be started again yet: %s", dead, e.getMessage());
        }
    }

    private void pause() throws InterruptedException {
        if (Duration.between(startedAt, Instant.now()).compareTo(SETTLED) > 0) {
            pauseMillis = 0;
        }
        if (pauseMillis > 0) {
            wait(pauseMillis);
        }
        pauseMillis = Math.min(Math.max(POLL_MILLIS, 2 * pauseMillis), LONGEST_PAUSE_MILLIS);
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
