package org.broadsheet.related;

import java.time.Instant;
import org.broadsheet.http.values.Timestamps;

/** The moment whose list is wanted: not a later one than now, since nobody knows what will be published. */
public record AsOf(Instant time) {
    /** @throws IllegalArgumentException when it is not such a moment */
    public static AsOf fromString(String text) {
        Instant time = Timestamps.parseDateOrTime(text);
        if (time.isAfter(Timestamps.now())) {
            throw new IllegalArgumentException("must not lie in the future");
        }
        return new AsOf(time);
    }
}
