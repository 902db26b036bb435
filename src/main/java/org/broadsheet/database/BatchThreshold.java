package org.broadsheet.database;

/**
 * Decides when what waits in a queue is worth being summed up: a few things at once, many when no more are coming, or when
 * they are as many as one sum takes. To be asked once a second, by one worker.
 */
public final class BatchThreshold {
    private static final int SMALL_BATCH = 100;

    /** How often it may be put off, lest a newsroom that never rests be never counted. */
    private static final int MAX_DELAYS = 10;

    private final int maxBatch;
    private int previousCount;
    private int delays;

    /** @param most how many one sum takes */
    public BatchThreshold(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    /** @param waiting how many there are now, counted up to the most one sum takes */
    public boolean isReached(int queued) {
        boolean isGrowing = queued > SMALL_BATCH && queued < maxBatch && queued > previousCount;
        previousCount = queued;
        delays = isGrowing && delays < MAX_DELAYS ? delays + 1 : 0;
        return delays == 0;
    }
}
