package org.broadsheet.search.query;


import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.search.query.SearchVocabulary.VocabularyWord;

/**
 * The terms that may stand for one word of the query, with how good each is: the word itself, completions, corrections.
 *
 * @param repeats how often the query says it
 */
public record ExpandedWord(Map<Integer, Double> termWeights, int articles, int titles, int repeats) {
    private static final int TITLE_KEY_OFFSET = 8;
    private static final int KEYS_PER_TERM = 16;

    static ExpandedWord of(Map<Integer, Double> weights, Map<Integer, VocabularyWord> counts) {
        Collection<VocabularyWord> known = weights.keySet().stream()
                .map(counts::get)
                .filter(each -> each != null)
                .collect(Collectors.toList());
        return new ExpandedWord(
                weights,
                known.stream().mapToInt(VocabularyWord::articles).sum(),
                known.stream().mapToInt(VocabularyWord::titles).sum(),
                1);
    }

    ExpandedWord repeated() {
        return new ExpandedWord(termWeights, articles, titles, repeats + 1);
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
        return keysFromOffset(0);
    }

    /** Every key its terms can have in an article whose title holds them. */
    public List<Integer> titleKeys() {
        return keysFromOffset(TITLE_KEY_OFFSET);
    }

    private List<Integer> keysFromOffset(int first) {
        List<Integer> keys = new ArrayList<>();
        termWeights.keySet().forEach(term -> IntStream.range(first, KEYS_PER_TERM).forEach(each -> keys.add(term << 4 | each)));
        return keys;
    }
}
