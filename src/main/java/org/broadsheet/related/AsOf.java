package org.broadsheet.related;

import java.time.Instant;
import org.broadsheet.http.values.Timestamps;

/** The time for which a list is computed; not in the future. */
public record AsOf(Instant time) {
    /** @throws IllegalArgumentException if the text is no date or time, or lies in the future */
    public static AsOf fromString(String text) {
        Instant time = Timestamps.parseDateOrTime(text);
        if (time.isAfter(Timestamps.now())) {
            throw new IllegalArgumentException("must not lie in the future");
        }
        return new AsOf(time);
    }
}
