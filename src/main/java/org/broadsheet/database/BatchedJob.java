package org.broadsheet.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import org.broadsheet.http.problem.FailureClassifier;
import org.jboss.logging.Logger;

/**
 * Runs the batches of a background job, each in a transaction of its own. After a batch that ran into the statement limit,
 * the next one is half as large and waits, each time twice as long, so that a starved database is not asked for the same
 * again and again. The batches grow again when many in a row were in time. The log has one line when they shrink first, and
 * one when they have their full size again; the metrics {@code broadsheet.background.timeouts} and
 * {@code broadsheet.background.batch.size} tell the rest.
 */
public final class BatchedJob {
    private static final Logger LOG = Logger.getLogger(BatchedJob.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Batches in time after which the size doubles; fewer would run into the limit again at every other batch. */
    private static final int BATCHES_BEFORE_GROWTH = 20;

    /** A batch of a job. */
    @FunctionalInterface
    public interface Batch {
        /**
         * @param size the number of entries to process at most
         * @return whether there may be more work
         */
        boolean process(int size);
    }

    private final String name;
    private final int maxSize;
    private final Counter timeouts;
    private int size;
    private int batchesInTime;
    private boolean stuck;
    private Duration pause = FIRST_PAUSE;
    private long pausedUntil = System.nanoTime();

    /** @param name for the log and the metrics */
    public BatchedJob(String name, int maxSize) {
        this.name = name;
        this.maxSize = maxSize;
        this.size = maxSize;
        this.timeouts = Counter.builder("broadsheet.background.timeouts")
                .description("Batches of background jobs that ran into the statement limit")
                .tag("job", name)
                .register(Metrics.globalRegistry);
        Gauge.builder("broadsheet.background.batch.size", this, BatchedJob::size)
                .description("Entries that a batch of a background job processes at most")
                .tag("job", name)
                .register(Metrics.globalRegistry);
    }

    public synchronized int size() {
        return size;
    }

    /** Runs batches until there is no more work or a batch ran into the statement limit. */
    public void runAll(Batch batch) {
        while (run(batch)) {
            // until there is no more work
        }
    }

    /**
     * Runs one batch, unless the job pauses.
     *
     * @return whether the next batch should follow at once
     */
    public boolean run(Batch batch) {
        if (isPaused()) {
            return false;
        }
        int entries = size();
        try {
            boolean more = QuarkusTransaction.requiringNew().call(() -> batch.process(entries));
            succeeded();
            return more;
        } catch (RuntimeException failure) {
            if (!FailureClassifier.isTimeout(failure)) {
                throw failure;
            }
            timedOut();
            return false;
        }
    }

    /**
     * Halves the batches after a failure that is no time-out.
     *
     * @return false if the batch had one entry, which then is the cause
     */
    public synchronized boolean shrink() {
        batchesInTime = 0;
        boolean isDivisible = size > 1;
        size = Math.max(1, size / 2);
        return isDivisible;
    }

    /** Whether the last batch was a single entry that ran into the statement limit. */
    public synchronized boolean isStuck() {
        return stuck;
    }

    private synchronized boolean isPaused() {
        return System.nanoTime() < pausedUntil;
    }

    private synchronized void succeeded() {
        pause = FIRST_PAUSE;
        stuck = false;
        batchesInTime++;
        if (size < maxSize && batchesInTime >= BATCHES_BEFORE_GROWTH) {
            batchesInTime = 0;
            size = Math.min(maxSize, size * 2);
            if (size == maxSize) {
                LOG.infof("Background job %s: its batches are in time again, with %d entries", name, size);
            }
        }
    }

    private synchronized void timedOut() {
        timeouts.increment();
        if (size == maxSize && pause.equals(FIRST_PAUSE)) {
            LOG.warnf("Background job %s: a batch ran into the statement limit; the next ones are smaller", name);
        }
        stuck = !shrink();
        pausedUntil = System.nanoTime() + pause.toNanos();
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }
}
