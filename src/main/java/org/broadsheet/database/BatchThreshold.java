package org.broadsheet.database;

/**
 * Decides when what waits in a queue is worth being summed up: a few things at once, many when no more are coming, or when
 * they are as many as one sum takes. To be asked once a second, by one worker.
 */
public final class BatchThreshold {
    private static final int A_FEW = 100;

    /** How often it may be put off, lest a newsroom that never rests be never counted. */
    private static final int PATIENCE = 10;

    private final int most;
    private int before;
    private int putOff;

    /** @param most how many one sum takes */
    public BatchThreshold(int most) {
        this.most = most;
    }

    /** @param waiting how many there are now, counted up to the most one sum takes */
    public boolean isEnough(int waiting) {
        boolean moreAreComing = waiting > A_FEW && waiting < most && waiting > before;
        before = waiting;
        putOff = moreAreComing && putOff < PATIENCE ? putOff + 1 : 0;
        return putOff == 0;
    }
}
