package org.broadsheet.articles.reading;

import java.time.Duration;
import java.util.Arrays;

/** The periods up to now over which views are counted. Each is counted in spans, and a span leaves it as a whole. */
public enum ViewWindow {
    HOUR("PT1H", Duration.ofHours(1), Duration.ofMinutes(5)),
    DAY("P1D", Duration.ofDays(1), Duration.ofHours(1)),
    WEEK("P7D", Duration.ofDays(7), Duration.ofHours(6)),
    MONTH("P30D", Duration.ofDays(30), Duration.ofDays(1));

    private final String period;
    private final Duration length;
    private final Duration bucket;

    ViewWindow(String word, Duration length, Duration span) {
        this.period = word;
        this.length = length;
        this.bucket = span;
    }

    /** @throws IllegalArgumentException for a period over which nothing is counted */
    public static ViewWindow fromString(String word) {
        return Arrays.stream(values())
                .filter(window -> window.period.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of PT1H, P1D, P7D, P30D"));
    }

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
