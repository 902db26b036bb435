package org.broadsheet.articles;

import java.time.Instant;
import org.broadsheet.platform.json.Times;

/** A point in time as a query parameter: RFC 3339, or a bare date for its first instant in UTC. */
public record Moment(Instant time) {
    public static Moment fromString(String text) {
        return new Moment(Times.parseDateOrTime(text));
    }
}
