package org.broadsheet.related.index;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.broadsheet.related.lists.PrecomputeWorker;

/**
 * Does for the lists what can wait, a little each second: first articles are compared anew, and then the lists made that
 * are due, since what is compared anew has other lists.
 */
@Singleton
class IndexMaintenance {
    /** Of each second: the rest is the readers' and writers'. */
    private static final long WORK_MILLIS = 700;

    private final ReindexWorker reindexWorker;
    private final PrecomputeWorker precomputeWorker;

    IndexMaintenance(ReindexWorker comparing, PrecomputeWorker lists) {
        this.reindexWorker = comparing;
        this.precomputeWorker = lists;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runBatches() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WORK_MILLIS);
        while (System.nanoTime() < end && (reindexWorker.runBatch() || precomputeWorker.runBatch())) {
            // a batch at a time
        }
    }
}
