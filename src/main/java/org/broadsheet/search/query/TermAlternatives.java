package org.broadsheet.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.search.query.SearchVocabulary.Known;

/**
 * The terms that may stand for one word of the query, with how good each is: the word itself, completions, corrections.
 *
 * @param repeats how often the query says it
 */
public record TermAlternatives(Map<Integer, Double> weights, int articles, int titles, int repeats) {
    private static final int FIRST_TITLE_KEY = 8;
    private static final int KEYS = 16;

    static TermAlternatives of(Map<Integer, Double> weights, Map<Integer, Known> counts) {
        Collection<Known> known = weights.keySet().stream()
                .map(counts::get)
                .filter(each -> each != null)
                .collect(Collectors.toList());
        return new TermAlternatives(
                weights,
                known.stream().mapToInt(Known::articles).sum(),
                known.stream().mapToInt(Known::titles).sum(),
                1);
    }

    TermAlternatives again() {
        return new TermAlternatives(weights, articles, titles, repeats + 1);
    }

    /** How telling the word is among so many articles. */
    public double idf(int corpus) {
        double found = Math.max(0, Math.min(corpus, articles));
        return Math.log(1 + (corpus - found + 0.5) / (found + 0.5));
    }

    /** What the word contributes at most: more when it is repeated, but not in proportion. */
    public double weight(int corpus) {
        return idf(corpus) * (repeats == 1 ? 1 : 1 + 0.8 * (repeats - 1) / (1 + 0.1 * repeats));
    }

    /** Every key its terms can have in an article. */
    public List<Integer> keys() {
        return keysFrom(0);
    }

    /** Every key its terms can have in an article whose title holds them. */
    public List<Integer> titleKeys() {
        return keysFrom(FIRST_TITLE_KEY);
    }

    private List<Integer> keysFrom(int first) {
        List<Integer> keys = new ArrayList<>();
        weights.keySet().forEach(term -> IntStream.range(first, KEYS).forEach(each -> keys.add(term << 4 | each)));
        return keys;
    }
}
