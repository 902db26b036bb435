package org.broadsheet.search.query;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.broadsheet.search.query.SearchVocabulary.VocabularyWord;

/** Corrects typing errors: finds the words that were probably meant by a word that is unknown or suspiciously rare. */
@Singleton
class SpellingCorrection {
    private static final int MIN_LETTERS = 4;
    private static final int MIN_LETTERS_FOR_TWO_EDITS = 6;
    private static final int MAX_CORRECTIONS = 4;

    /** A word in at most this many articles may itself be a typing error of an article. */
    private static final int MAX_RARE_ARTICLES = 30;

    /** A rare word is taken for a typing error when a similar word is in this many times as many articles. */
    private static final int MIN_FREQUENCY_RATIO = 20;

    /** Returns -1 beyond two edits. */
    private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance(2);

    private final SearchVocabulary vocabulary;

    SpellingCorrection(SearchVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param weight of the correction, where the word itself has 1 */
    record Correction(VocabularyWord word, double weight) {}

    /** The corrections of all words that are not in quotes, most likely first. */
    Map<QueryWord, List<Correction>> corrections(ParsedQuery query, List<QueryWord> words, List<String> languages) {
        List<QueryWord> suspects = words.stream()
                .filter(word -> !query.clauses().get(word.clause()).quoted())
                .filter(SpellingCorrection::mayBeMisspelled)
                .toList();
        if (suspects.isEmpty()) {
            return Map.of();
        }
        Map<String, List<VocabularyWord>> similarWords = vocabulary.similarWords(
                suspects.stream().map(QueryWord::word).distinct().toList(), languages);
        Map<QueryWord, List<Correction>> corrections = new HashMap<>();
        suspects.forEach(word -> {
            List<VocabularyWord> similar = similarWords.getOrDefault(word.word(), List.of());
            corrections.put(word, word.articles() == 0 ? correctUnknown(word, similar) : correctRare(word, similar));
        });
        return corrections;
    }

    /** The beginning of a known word that is one edit away from this unfinished word. */
    Optional<String> correctPrefix(QueryWord word, List<String> languages) {
        if (word.letters() < MIN_LETTERS) {
            return Optional.empty();
        }
        return vocabulary.withSamePrefix(word.word(), languages).stream()
                .sorted(Comparator.comparingInt((VocabularyWord known) -> -known.articles())
                        .thenComparing(VocabularyWord::word))
                .flatMap(known -> IntStream.rangeClosed(-1, 1)
                        .map(lengthDifference -> word.word().length() + lengthDifference)
                        .filter(length -> length <= known.word().length())
                        .mapToObj(length -> known.word().substring(0, length)))
                .filter(prefix -> EDITS.apply(prefix, word.word()) == 1)
                .findFirst();
    }

    private static boolean mayBeMisspelled(QueryWord word) {
        return word.letters() >= MIN_LETTERS
                && !word.isNumber()
                && !word.isStopWord()
                && word.articles() <= MAX_RARE_ARTICLES;
    }

    private static List<Correction> correctUnknown(QueryWord word, List<VocabularyWord> similar) {
        for (int edits = 1; edits <= (word.letters() < MIN_LETTERS_FOR_TWO_EDITS ? 1 : 2); edits++) {
            List<VocabularyWord> near = atDistance(edits, word, similar);
            if (!near.isEmpty()) {
                double bestWeight = edits == 1 ? 0.7 : 0.35;
                double bestLikelihood = likelihood(near.get(0), word);
                return near.stream()
                        .limit(MAX_CORRECTIONS)
                        .map(known -> new Correction(
                                known, bestWeight * Math.exp(0.5 * (likelihood(known, word) - bestLikelihood))))
                        .toList();
            }
        }
        return List.of();
    }

    private static List<Correction> correctRare(QueryWord word, List<VocabularyWord> similar) {
        return atDistance(1, word, similar).stream()
                .filter(known -> known.articles() >= MIN_FREQUENCY_RATIO * word.articles())
                .map(known -> new Correction(known, 0.5))
                .toList();
    }

    private static List<VocabularyWord> atDistance(int edits, QueryWord word, List<VocabularyWord> similar) {
        return similar.stream()
                .filter(known -> EDITS.apply(known.word(), word.word()) == edits)
                .sorted(Comparator.comparingDouble((VocabularyWord known) -> -likelihood(known, word))
                        .thenComparing(VocabularyWord::word))
                .toList();
    }

    /** Logarithm of the number of articles with the word, lowered by 1.5 when the first letter differs, a rare error. */
    private static double likelihood(VocabularyWord known, QueryWord word) {
        return Math.log(1.0 + known.articles())
                - (known.word().charAt(0) == word.word().charAt(0) ? 0 : 1.5);
    }
}
