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
        List<SequenceWord> sequence,
        List<String> phrases,
        List<Integer> excludedTerms,
        List<String> excludedPhrases,
        int corpusSize,
        String suggestion) {

    /** @param stop whether it is a stop word: its terms are those of titles, and nothing has to hold it */
    public record SequenceWord(String word, ExpandedWord expanded, boolean stopWord) {}

    /** The words to be looked for, each once. A query of stop words alone looks for those. */
    public List<ExpandedWord> expandedWords() {
        boolean onlyStops = sequence.stream().allMatch(SequenceWord::stopWord);
        Map<Collection<Integer>, ExpandedWord> groups = new LinkedHashMap<>();
        sequence.stream()
                .filter(slot -> onlyStops || !slot.stopWord())
                .map(SequenceWord::expanded)
                .forEach(group -> groups.merge(group.termWeights().keySet(), group, (first, same) -> first.repeated()));
        return new ArrayList<>(groups.values());
    }

    public boolean isEmpty() {
        return sequence.isEmpty();
    }
}
