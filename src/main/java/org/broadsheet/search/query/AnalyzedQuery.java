package org.broadsheet.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A query with its words expanded to terms of the index.
 *
 * @param sequence the words in order, with stop words
 * @param phrases normalized text that a match contains word for word
 * @param excludedTerms terms that a match does not contain
 * @param excludedPhrases normalized text that a match does not contain
 * @param corpusSize number of published articles in the searched languages, at least 1
 * @param suggestion another spelling of the query, see {@link DidYouMean}; null when there is none
 */
public record AnalyzedQuery(
        List<SequenceWord> sequence,
        List<String> phrases,
        List<Integer> excludedTerms,
        List<String> excludedPhrases,
        int corpusSize,
        String suggestion) {

    /** @param stopWord whether a match may lack the word; the index has terms of stop words in titles only */
    public record SequenceWord(String word, ExpandedWord expanded, boolean stopWord) {}

    /** The words that a match contains, each once: without stop words, unless the query has no other words. */
    public List<ExpandedWord> expandedWords() {
        boolean onlyStopWords = sequence.stream().allMatch(SequenceWord::stopWord);
        Map<Collection<Integer>, ExpandedWord> words = new LinkedHashMap<>();
        sequence.stream()
                .filter(each -> onlyStopWords || !each.stopWord())
                .map(SequenceWord::expanded)
                .forEach(word -> words.merge(word.termWeights().keySet(), word, (first, same) -> first.repeated()));
        return new ArrayList<>(words.values());
    }

    /** Whether the query has no word besides excluded ones. */
    public boolean isEmpty() {
        return sequence.isEmpty();
    }
}
