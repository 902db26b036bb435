package org.broadsheet.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a query asks for.
 *
 * @param sequence the words in their order, stop words too
 * @param phrases folded, to be held word for word
 * @param withoutTerms none of these may be in an article
 * @param withoutPhrases nor any of these
 * @param corpus how many articles there are to choose from
 * @param suggestion what was probably meant; null when the words are known
 */
public record AnalyzedQuery(
        List<Slot> sequence,
        List<String> phrases,
        List<Integer> withoutTerms,
        List<String> withoutPhrases,
        int corpus,
        String suggestion) {

    /** @param stop whether it is a stop word: its terms are those of titles, and nothing has to hold it */
    public record Slot(String word, TermAlternatives group, boolean stop) {}

    /** The words to be looked for, each once. A query of stop words alone looks for those. */
    public List<TermAlternatives> groups() {
        boolean onlyStops = sequence.stream().allMatch(Slot::stop);
        Map<Collection<Integer>, TermAlternatives> groups = new LinkedHashMap<>();
        sequence.stream()
                .filter(slot -> onlyStops || !slot.stop())
                .map(Slot::group)
                .forEach(group -> groups.merge(group.weights().keySet(), group, (first, same) -> first.again()));
        return new ArrayList<>(groups.values());
    }

    public boolean asksForNothing() {
        return sequence.isEmpty();
    }
}
