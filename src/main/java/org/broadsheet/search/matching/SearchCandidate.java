package org.broadsheet.search.matching;

import java.time.Instant;
import java.util.List;
import org.broadsheet.search.query.ExpandedWord;

/**
 * An article that may match a query.
 *
 * @param filterKeys its filter keys without week and samples
 * @param matchedKeys the index keys that it shares with the query: term &lt;&lt; 4 | in the title &lt;&lt; 3 | impact
 * @param titleTerms the terms of its title in order, with stop words
 */
public record SearchCandidate(
        long id, Instant publishedAt, List<Integer> filterKeys, List<Integer> matchedKeys, List<Integer> titleTerms) {
    boolean contains(ExpandedWord word) {
        return matchedKeys.stream().anyMatch(key -> word.termWeights().containsKey(key >> 4));
    }

    TimePosition position() {
        return new TimePosition(publishedAt, id);
    }
}
