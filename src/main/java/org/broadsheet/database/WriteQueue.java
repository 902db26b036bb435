package org.broadsheet.database;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.broadsheet.http.problem.FailureClassifier;
import org.broadsheet.http.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets writers wait for each other in memory, first come first served. In the database each of them would hold a
 * connection while it waits for a row, and readers would get none.
 */
@Singleton
public class WriteQueue {
    private static final long PATIENCE_SECONDS = 10;

    /** Each of them holds a thread, which readers need too. */
    private static final int MOST_WAITING = 120;

    /** Half of the connections: the others are for readers. */
    private final Semaphore writing;

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong outages = new AtomicLong();

    WriteQueue(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        writing = new Semaphore(Math.max(1, connections / 2), true);
    }

    /** Those who want the same. */
    private record Line(Semaphore turn, int length) {}

    /** Runs when all who came before with the same key are through. */
    public <T> T inTurn(String key, Callable<T> write) throws Exception {
        Line line = lines.compute(
                key,
                (same, there) -> there == null
                        ? new Line(new Semaphore(1, true), 1)
                        : new Line(there.turn(), there.length() + 1));
        try {
            return holding(line.turn(), () -> run(write));
        } finally {
            lines.computeIfPresent(
                    key, (same, there) -> there.length() == 1 ? null : new Line(there.turn(), there.length() - 1));
        }
    }

    /** Runs when fewer than half of the connections are writing. */
    public <T> T run(Callable<T> write) throws Exception {
        return holding(writing, () -> {
            try {
                return write.call();
            } catch (Exception failure) {
                if (FailureClassifier.isOutage(failure)) {
                    outages.incrementAndGet();
                }
                throw failure;
            }
        });
    }

    private <T> T holding(Semaphore permit, Callable<T> work) throws Exception {
        if (!permit.tryAcquire()) {
            await(permit);
        }
        try {
            return work.call();
        } finally {
            permit.release();
        }
    }

    /** Whoever waits while the database does not answer would be told no better later. */
    private void await(Semaphore permit) throws InterruptedException {
        long before = outages.get();
        boolean admitted;
        try {
            admitted =
                    waiting.incrementAndGet() <= MOST_WAITING && permit.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            waiting.decrementAndGet();
        }
        if (!admitted) {
            throw busy();
        }
        if (outages.get() != before) {
            permit.release();
            throw busy();
        }
    }

    private static ProblemException busy() {
        return FailureClassifier.unavailable("Too many changes are being made at once. Try again shortly.");
    }
}
