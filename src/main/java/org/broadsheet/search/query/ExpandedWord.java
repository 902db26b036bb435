package org.broadsheet.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.search.query.SearchVocabulary.VocabularyWord;

/**
 * A word of the query with all terms that match it: the word itself, completions and corrections.
 *
 * @param termWeights each term with its weight, above 0 and at most 1
 * @param articles number of articles with any of the terms; an article with several of them is counted several times
 * @param titles number of titles with any of the terms, counted likewise
 * @param repeats how often the query contains the word
 */
public record ExpandedWord(Map<Integer, Double> termWeights, int articles, int titles, int repeats) {
    private static final int TITLE_KEY_OFFSET = 8;
    private static final int KEYS_PER_TERM = 16;

    static ExpandedWord of(Map<Integer, Double> weights, Map<Integer, VocabularyWord> counts) {
        Collection<VocabularyWord> counted = weights.keySet().stream()
                .map(counts::get)
                .filter(each -> each != null)
                .collect(Collectors.toList());
        return new ExpandedWord(
                weights,
                counted.stream().mapToInt(VocabularyWord::articles).sum(),
                counted.stream().mapToInt(VocabularyWord::titles).sum(),
                1);
    }

    ExpandedWord repeated() {
        return new ExpandedWord(termWeights, articles, titles, repeats + 1);
    }

    /** Inverse document frequency, as in BM25. */
    public double idf(int corpusSize) {
        double frequency = Math.max(0, Math.min(corpusSize, articles));
        return Math.log(1 + (corpusSize - frequency + 0.5) / (frequency + 0.5));
    }

    /** Inverse document frequency, raised for repeated words by the BM25 saturation of query terms. */
    public double weight(int corpusSize) {
        return idf(corpusSize) * (repeats == 1 ? 1 : 1 + 0.8 * (repeats - 1) / (1 + 0.1 * repeats));
    }

    /** All index keys that its terms can have in an article: 16 a term. */
    public List<Integer> keys() {
        return keysFromOffset(0);
    }

    /** All index keys that its terms can have in an article with the term in its title: 8 a term. */
    public List<Integer> titleKeys() {
        return keysFromOffset(TITLE_KEY_OFFSET);
    }

    private List<Integer> keysFromOffset(int offset) {
        List<Integer> keys = new ArrayList<>();
        termWeights.keySet().forEach(term -> IntStream.range(offset, KEYS_PER_TERM)
                .forEach(low -> keys.add(term << 4 | low)));
        return keys;
    }
}
