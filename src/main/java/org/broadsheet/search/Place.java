package org.broadsheet.search;

import java.time.Instant;
import java.util.Comparator;

/** Where an article stands among all matches by time. */
record Place(Instant publishedAt, long id) {
    static final Comparator<Place> NEWEST_FIRST =
            Comparator.comparing(Place::publishedAt).thenComparing(Place::id).reversed();
}
