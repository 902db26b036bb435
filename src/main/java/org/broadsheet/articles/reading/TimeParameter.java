package org.broadsheet.articles.reading;

import java.time.Instant;
import org.broadsheet.http.values.Timestamps;

/** A point in time as a query parameter: RFC 3339, or a bare date for its first instant in UTC. */
public record TimeParameter(Instant time) {
    public static TimeParameter fromString(String text) {
        return new TimeParameter(Timestamps.parseDateOrTime(text));
    }
}
