package org.broadsheet.http.values;

import java.time.DateTimeException;
import java.time.Duration;

/** A duration in ISO 8601, in days, hours, minutes and seconds, such as {@code PT24H} or {@code P30D}. */
public record IsoDuration(Duration duration) {
    public static final String RULE = "must be an ISO 8601 duration, such as PT1H or P7D";

    private static final Duration MAX = Duration.ofDays(36_500);

    /** @throws IllegalArgumentException if the text is malformed, negative or not below 36,500 days */
    public static IsoDuration of(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (text.startsWith("P") && !duration.isNegative() && duration.compareTo(MAX) < 0) {
                return new IsoDuration(duration);
            }
        } catch (DateTimeException | ArithmeticException malformed) {
            // reported below, in words for the client
        }
        throw new IllegalArgumentException(RULE);
    }
}
