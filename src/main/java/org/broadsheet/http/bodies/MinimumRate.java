package org.broadsheet.http.bodies;

import java.time.Duration;

/** Detects a transfer that moves fewer than {@code minBytes} bytes within a whole time window. */
public final class MinimumRate {
    private final long windowNanos;
    private final int minBytes;
    private long windowStartBytes;
    private long windowStartNanos;

    /** @param nowNanos the current {@link System#nanoTime()} */
    public MinimumRate(Duration window, int minBytes, long nowNanos) {
        this.windowNanos = window.toNanos();
        this.minBytes = minBytes;
        this.windowStartNanos = nowNanos;
    }

    /**
     * @param totalBytes the bytes transferred since the beginning
     * @param nowNanos the current {@link System#nanoTime()}
     */
    public boolean isTooSlow(long totalBytes, long nowNanos) {
        if (totalBytes - windowStartBytes >= minBytes) {
            windowStartBytes = totalBytes;
            windowStartNanos = nowNanos;
        }
        return nowNanos - windowStartNanos >= windowNanos;
    }

    /** Returns how often to check a rate: 36 times per window, so that the window is exceeded by an eighteenth at most. */
    public static long checkIntervalMillis(Duration window) {
        return Math.max(1, window.toMillis() / 36);
    }
}
