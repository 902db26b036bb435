package org.broadsheet.search.matching;


import java.time.Instant;
import java.util.List;
import org.broadsheet.search.query.ExpandedWord;

/**
 * An article that may be worth showing.
 *
 * @param filed what it is filed under
 * @param keys those of its keys that the query asks for
 * @param title the terms of its title in their order
 */
public record SearchCandidate(
        long id, Instant publishedAt, List<Integer> filterKeys, List<Integer> matchedKeys, List<Integer> titleTerms) {
    boolean matches(ExpandedWord group) {
        return matchedKeys.stream().anyMatch(key -> group.termWeights().containsKey(key >> 4));
    }

    TimePosition position() {
        return new TimePosition(publishedAt, id);
    }
}
