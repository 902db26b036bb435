package org.broadsheet.articles.filters;

import java.time.Instant;
import org.broadsheet.http.values.Timestamps;

/** A time as a query parameter: RFC 3339, or a date, which means 00:00 UTC on it. */
public record TimeParameter(Instant time) {
    public static TimeParameter fromString(String text) {
        return new TimeParameter(Timestamps.parseDateOrTime(text));
    }
}
