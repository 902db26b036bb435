package org.broadsheet.http.values;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times in JSON and query parameters: RFC 3339, truncated to microseconds, the precision of PostgreSQL. */
public final class Timestamps {
    private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59Z");

    private Timestamps() {}

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws IllegalArgumentException with a message for the client if the text is malformed or not in the years 1 to 9999 */
    public static Instant parse(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (time.isBefore(MIN) || time.isAfter(MAX)) {
                throw new IllegalArgumentException("must lie in the years 1 to 9999");
            }
            return time;
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("must be a time in RFC 3339, such as 2026-03-01T09:30:00Z");
        }
    }

    /** Also accepts a date, which stands for its first instant in UTC. */
    public static Instant parseDateOrTime(String text) {
        if (text.indexOf('T') >= 0 || text.indexOf('t') >= 0) {
            return parse(text);
        }
        try {
            return parse(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toString());
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "must be a date or a time in RFC 3339, such as 2026-03-01 or 2026-03-01T09:30:00Z");
        }
    }
}
