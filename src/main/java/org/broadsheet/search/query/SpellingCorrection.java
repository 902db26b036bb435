package org.broadsheet.search.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.broadsheet.search.query.SearchVocabulary.Known;

/** Decides which words somebody may have meant by one that is unknown or suspiciously rare. */
final class SpellingCorrection {
    private static final int MIN_LETTERS = 4;
    private static final int MIN_LETTERS_FOR_TWO_SLIPS = 6;
    private static final int KEPT = 4;

    /** A known word as rare as this may be a typing error that got into the archive. */
    private static final int RARE = 30;

    /** And is one, maybe, when a neighbour is so many times as frequent. */
    private static final int FAR_MORE_FREQUENT = 20;

    private SpellingCorrection() {}

    /** @param weight how good it is compared with the word itself, which has 1 */
    record Correction(Known known, int slips, double weight) {}

    static boolean worthLooking(QueryWord word) {
        return word.letters() >= MIN_LETTERS && !word.isNumber() && !word.isStop() && word.articles() <= RARE;
    }

    static List<Correction> of(QueryWord word, List<Known> lookalikes) {
        return word.articles() == 0 ? ofUnknown(word, lookalikes) : ofRare(word, lookalikes);
    }

    private static List<Correction> ofUnknown(QueryWord word, List<Known> lookalikes) {
        for (int slips = 1; slips <= (word.letters() < MIN_LETTERS_FOR_TWO_SLIPS ? 1 : 2); slips++) {
            List<Known> near = at(slips, word, lookalikes);
            if (!near.isEmpty()) {
                double base = slips == 1 ? 0.7 : 0.35;
                int distance = slips;
                double best = likelihood(near.get(0), word);
                return near.stream()
                        .limit(KEPT)
                        .map(known -> new Correction(
                                known, distance, base * Math.exp(0.5 * (likelihood(known, word) - best))))
                        .toList();
            }
        }
        return List.of();
    }

    /** The beginning of a known word that is one slip away from an unfinished one. */
    static Optional<String> ofBeginning(QueryWord word, List<Known> lookalikes) {
        if (word.letters() < MIN_LETTERS) {
            return Optional.empty();
        }
        return lookalikes.stream()
                .sorted(Comparator.comparingInt((Known known) -> -known.articles())
                        .thenComparing(Known::word))
                .flatMap(known -> IntStream.rangeClosed(-1, 1)
                        .map(more -> word.word().length() + more)
                        .filter(length -> length <= known.word().length())
                        .mapToObj(length -> known.word().substring(0, length)))
                .filter(beginning -> EditDistance.between(beginning, word.word()) == 1)
                .findFirst();
    }

    private static List<Correction> ofRare(QueryWord word, List<Known> lookalikes) {
        return at(1, word, lookalikes).stream()
                .filter(known -> known.articles() >= FAR_MORE_FREQUENT * word.articles())
                .map(known -> new Correction(known, 1, 0.5))
                .toList();
    }

    private static List<Known> at(int slips, QueryWord word, List<Known> lookalikes) {
        return lookalikes.stream()
                .filter(known -> EditDistance.between(known.word(), word.word()) == slips)
                .sorted(Comparator.comparingDouble((Known known) -> -likelihood(known, word))
                        .thenComparing(Known::word))
                .toList();
    }

    /** Frequent words are meant more often, and the first letter is seldom wrong. */
    private static double likelihood(Known known, QueryWord word) {
        return Math.log(1.0 + known.articles())
                - (known.word().charAt(0) == word.word().charAt(0) ? 0 : 1.5);
    }
}
