package org.broadsheet.search.matching;

import java.time.Instant;
import java.util.Comparator;

/** Where an article stands among all matches by time. */
public record TimePosition(Instant publishedAt, long id) {
    static final Comparator<TimePosition> NEWEST_FIRST = Comparator.comparing(TimePosition::publishedAt)
            .thenComparing(TimePosition::id)
            .reversed();
}
