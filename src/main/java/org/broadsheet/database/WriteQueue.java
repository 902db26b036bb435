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
    private static final long MAX_WAIT_SECONDS = 10;

    /** Each of them holds a thread, which readers need too. */
    private static final int MAX_WAITING = 120;

    /** Half of the connections: the others are for readers. */
    private final Semaphore writePermits;

    private final Map<String, KeyQueue> queues = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong outages = new AtomicLong();

    WriteQueue(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        writePermits = new Semaphore(Math.max(1, connections / 2), true);
    }

    /** Those who want the same. */
    private record KeyQueue(Semaphore permit, int length) {}

    /** Runs when all who came before with the same key are through. */
    public <T> T runInOrder(String key, Callable<T> write) throws Exception {
        KeyQueue queue = queues.compute(
                key,
                (ignored, existing) -> existing == null
                        ? new KeyQueue(new Semaphore(1, true), 1)
                        : new KeyQueue(existing.permit(), existing.length() + 1));
        try {
            return withPermit(queue.permit(), () -> run(write));
        } finally {
            queues.computeIfPresent(
                    key,
                    (ignored, existing) ->
                            existing.length() == 1 ? null : new KeyQueue(existing.permit(), existing.length() - 1));
        }
    }

    /** Runs when fewer than half of the connections are writing. */
    public <T> T run(Callable<T> write) throws Exception {
        return withPermit(writePermits, () -> {
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

    private <T> T withPermit(Semaphore permit, Callable<T> work) throws Exception {
        if (!permit.tryAcquire()) {
            acquire(permit);
        }
        try {
            return work.call();
        } finally {
            permit.release();
        }
    }

    /** Whoever waits while the database does not answer would be told no better later. */
    private void acquire(Semaphore permit) throws InterruptedException {
        long outagesBefore = outages.get();
        boolean isAcquired;
        try {
            isAcquired =
                    waiting.incrementAndGet() <= MAX_WAITING && permit.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            waiting.decrementAndGet();
        }
        if (!isAcquired) {
            throw tooBusy();
        }
        if (outages.get() != outagesBefore) {
            permit.release();
            throw tooBusy();
        }
    }

    private static ProblemException tooBusy() {
        return FailureClassifier.unavailable("Too many changes are being made at once. Try again shortly.");
    }
}
