package org.broadsheet.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Lets background work end before the connection pool closes. When a shutdown begins, no scheduled job starts any more, and
 * jobs that run for long stop after their batch. The shutdown then waits until no transaction is in progress.
 */
@Singleton
public class BackgroundWorkShutdown {
    private static final Logger LOG = Logger.getLogger(BackgroundWorkShutdown.class);
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final long POLL_NANOS = 10_000_000;

    private final Scheduler scheduler;
    private final AgroalDataSource dataSource;
    private volatile boolean stopping;

    BackgroundWorkShutdown(Scheduler scheduler, AgroalDataSource dataSource) {
        this.scheduler = scheduler;
        this.dataSource = dataSource;
    }

    /** Whether a job that has finished a batch must leave the next one to another node or to the next start. */
    public boolean isStopping() {
        return stopping;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent begun) {
        stopping = true;
        scheduler.pause();
    }

    void await(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent stop) {
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        while (activeConnections() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (activeConnections() > 0) {
            LOG.warnf("%d transactions did not end in time and are rolled back", activeConnections());
            // The stack traces of these transactions would say nothing else.
            java.util.logging.Logger.getLogger("io.quarkus.narayana").setLevel(java.util.logging.Level.OFF);
        }
    }

    private long activeConnections() {
        return dataSource.getMetrics().activeCount();
    }
}
