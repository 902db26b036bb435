package org.broadsheet.search;

import java.time.Instant;
import java.util.List;

/**
 * An article that may be worth showing.
 *
 * @param filed what it is filed under
 * @param keys those of its keys that the query asks for
 * @param title the terms of its title in their order
 */
record Candidate(long id, Instant publishedAt, List<Integer> filed, List<Integer> keys, List<Integer> title) {
    boolean holds(TermGroup group) {
        return keys.stream().anyMatch(key -> group.weights().containsKey(key >> 4));
    }

    Place place() {
        return new Place(publishedAt, id);
    }
}
