package org.broadsheet.database;


/**
 * Decides when a worker should process a queue: small queues at once, larger ones when they stop growing or fill a batch.
 * Not thread-safe; call {@link #isReached} at a fixed interval.
 */
public final class BatchThreshold {
    private static final int SMALL_BATCH = 100;

    /** The number of successive delays after which a growing queue is processed anyway. */
    private static final int MAX_DELAYS = 10;

    private final int maxBatch;
    private int previousCount;
    private int delays;

    /** @param maxBatch the number of entries that one batch can process */
    public BatchThreshold(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    /** @param queued the current number of entries, counted up to {@code maxBatch} */
    public boolean isReached(int queued) {
        boolean isGrowing = queued > SMALL_BATCH && queued < maxBatch && queued > previousCount;
        previousCount = queued;
        delays = isGrowing && delays < MAX_DELAYS ? delays + 1 : 0;
        return delays == 0;
    }
}
