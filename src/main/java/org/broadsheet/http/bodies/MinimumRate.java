package org.broadsheet.http.bodies;

import java.time.Duration;

/** Tells when bytes hardly move: when a whole window passes without so many of them. */
public final class MinimumRate {
    private final long windowNanos;
    private final int minBytes;
    private long windowStartBytes;
    private long windowStartNanos;

    /** @param now as {@link System#nanoTime()} tells it, here and below */
    public MinimumRate(Duration window, int minBytes, long nowNanos) {
        this.windowNanos = window.toNanos();
        this.minBytes = minBytes;
        this.windowStartNanos = nowNanos;
    }

    /** @param total the bytes that have moved since the beginning */
    public boolean isTooSlow(long totalBytes, long nowNanos) {
        if (totalBytes - windowStartBytes >= minBytes) {
            windowStartBytes = totalBytes;
            windowStartNanos = nowNanos;
        }
        return nowNanos - windowStartNanos >= windowNanos;
    }

    /** How often to look: often enough that nobody outstays a window by much. */
    public static long checkIntervalMillis(Duration window) {
        return Math.max(1, window.toMillis() / 6);
    }
}
