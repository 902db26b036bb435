package org.broadsheet.http.problem;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Counts unexpected failures by kind, in the metric {@code broadsheet.failures}. The node is not ready while the database
 * fails most writes, which a corrupt page or index does although reads still work.
 */
@Default
@Readiness
@Singleton
public class FailureMetrics implements HealthCheck {
    private static final int RECENT_WRITES = 10;
    private static final int MAX_FAILED = 5;

    /** A node that gets no writes while it is not ready is tried again after this time. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final MeterRegistry meters;

    /** The last writes, a bit for each; 1 if the write failed. */
    private int recentWrites;

    private FailureKind lastKind;
    private long lastFailure;

    FailureMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (FailureKind kind : FailureKind.values()) {
            count(kind, "request", 0);
            count(kind, "background", 0);
        }
    }

    /** @param isWrite whether the request would have changed something */
    void requestFailed(Throwable failure, boolean isWrite) {
        FailureKind kind = FailureKind.of(failure);
        count(kind, "request", 1);
        if (isWrite && kind.keepsFailing()) {
            writeFailed(kind);
        }
    }

    void backgroundFailed(Throwable failure) {
        count(FailureKind.of(failure), "background", 1);
    }

    private void count(FailureKind kind, String origin, int failures) {
        meters.counter("broadsheet.failures", "kind", kind.label(), "origin", origin)
                .increment(failures);
    }

    private synchronized void writeFailed(FailureKind kind) {
        recentWrites = remember(1);
        lastKind = kind;
        lastFailure = System.nanoTime();
    }

    synchronized void writeSucceeded() {
        recentWrites = remember(0);
    }

    private int remember(int failed) {
        return (recentWrites << 1 | failed) & (1 << RECENT_WRITES) - 1;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        boolean isRecent = System.nanoTime() - lastFailure < RETRY_AFTER.toNanos();
        boolean failing = Integer.bitCount(recentWrites) >= MAX_FAILED && isRecent;
        var response = HealthCheckResponse.named("Writes to the database").status(!failing);
        return (failing ? response.withData("failing", lastKind.label()) : response).build();
    }
}
