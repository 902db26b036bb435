package org.broadsheet.related.index;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.broadsheet.related.lists.PrecomputeWorker;

/**
 * Runs the deferred work on related lists for part of each second. Articles are reindexed before lists are precomputed,
 * since reindexing changes lists.
 */
@Singleton
class IndexMaintenance {
    /** Of each second; the rest is left to requests. */
    private static final long WORK_MILLIS = 700;

    private final ReindexWorker reindexWorker;
    private final PrecomputeWorker precomputeWorker;

    IndexMaintenance(ReindexWorker reindexWorker, PrecomputeWorker precomputeWorker) {
        this.reindexWorker = reindexWorker;
        this.precomputeWorker = precomputeWorker;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runBatches() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WORK_MILLIS);
        while (System.nanoTime() < end && (reindexWorker.runBatch() || precomputeWorker.runBatch())) {
            // each call runs one batch
        }
    }
}
