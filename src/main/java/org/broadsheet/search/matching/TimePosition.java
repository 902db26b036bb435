package org.broadsheet.search.matching;

import java.time.Instant;
import java.util.Comparator;

/** The position of an article when matches are sorted by the time of publication and then by id. */
public record TimePosition(Instant publishedAt, long id) {
    static final Comparator<TimePosition> NEWEST_FIRST = Comparator.comparing(TimePosition::publishedAt)
            .thenComparing(TimePosition::id)
            .reversed();
}
