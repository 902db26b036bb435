package org.broadsheet.articles.reading;

import java.time.Duration;
import java.util.Arrays;

/**
 * The periods over which views are counted, up to now. Views are counted in buckets, and a bucket expires as a whole.
 */
public enum ViewWindow {
    HOUR("PT1H", Duration.ofHours(1), Duration.ofMinutes(5)),
    DAY("P1D", Duration.ofDays(1), Duration.ofHours(1)),
    WEEK("P7D", Duration.ofDays(7), Duration.ofHours(6)),
    MONTH("P30D", Duration.ofDays(30), Duration.ofDays(1));

    private final String period;
    private final Duration length;
    private final Duration bucket;

    ViewWindow(String period, Duration length, Duration span) {
        this.period = period;
        this.length = length;
        this.bucket = span;
    }

    /** @throws IllegalArgumentException for an unknown period */
    public static ViewWindow fromString(String period) {
        return Arrays.stream(values())
                .filter(window -> window.period.equals(period))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of PT1H, P1D, P7D, P30D"));
    }

    /** ISO 8601 duration, the value of {@code ?window=} and of column {@code period}. */
    public String period() {
        return period;
    }

    public long lengthSeconds() {
        return length.toSeconds();
    }

    public long bucketSeconds() {
        return bucket.toSeconds();
    }
}
