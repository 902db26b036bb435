package org.broadsheet.http.bodies;

import java.time.Duration;

/** Tells when bytes hardly move: when a whole window passes without so many of them. */
public final class MinimumRate {
    private final long windowNanos;
    private final int leastBytes;
    private long moved;
    private long since;

    /** @param now as {@link System#nanoTime()} tells it, here and below */
    public MinimumRate(Duration window, int leastBytes, long now) {
        this.windowNanos = window.toNanos();
        this.leastBytes = leastBytes;
        this.since = now;
    }

    /** @param total the bytes that have moved since the beginning */
    public boolean isTooSlow(long total, long now) {
        if (total - moved >= leastBytes) {
            moved = total;
            since = now;
        }
        return now - since >= windowNanos;
    }

    /** How often to look: often enough that nobody outstays a window by much. */
    public static long lookEveryMillis(Duration window) {
        return Math.max(1, window.toMillis() / 6);
    }
}
