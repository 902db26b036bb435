package org.broadsheet.search.matching;

import java.time.Instant;
import java.util.List;
import org.broadsheet.search.query.TermAlternatives;

/**
 * An article that may be worth showing.
 *
 * @param filed what it is filed under
 * @param keys those of its keys that the query asks for
 * @param title the terms of its title in their order
 */
public record SearchCandidate(
        long id, Instant publishedAt, List<Integer> filed, List<Integer> keys, List<Integer> title) {
    boolean holds(TermAlternatives group) {
        return keys.stream().anyMatch(key -> group.weights().containsKey(key >> 4));
    }

    TimePosition place() {
        return new TimePosition(publishedAt, id);
    }
}
