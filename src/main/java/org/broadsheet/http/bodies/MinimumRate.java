package org.broadsheet.http.bodies;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Detects a transfer that moves fewer than {@code minBytes} bytes within any time window, however much it moved before. The
 * window slides from check to check.
 */
public final class MinimumRate {
    private record Sample(long totalBytes, long nanos) {}

    private final long windowNanos;
    private final int minBytes;

    /** The checks of the current window, after the last one before it. */
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** @param nowNanos the current {@link System#nanoTime()} */
    public MinimumRate(Duration window, int minBytes, long nowNanos) {
        this.windowNanos = window.toNanos();
        this.minBytes = minBytes;
        samples.add(new Sample(0, nowNanos));
    }

    /**
     * @param totalBytes the bytes transferred since the beginning
     * @param nowNanos the current {@link System#nanoTime()}
     */
    public boolean isTooSlow(long totalBytes, long nowNanos) {
        samples.add(new Sample(totalBytes, nowNanos));
        Sample start = null;
        while (nowNanos - samples.peek().nanos() >= windowNanos) {
            start = samples.poll();
        }
        if (start == null) {
            return false;
        }
        samples.addFirst(start);
        return totalBytes - start.totalBytes() < minBytes;
    }

    /** Returns how often to check a rate: 36 times per window, so that the window is exceeded by an eighteenth at most. */
    public static long checkIntervalMillis(Duration window) {
        return Math.max(1, window.toMillis() / 36);
    }
}
