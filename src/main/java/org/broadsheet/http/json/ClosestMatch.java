package org.broadsheet.http.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds the known word that a misspelled word resembles most, for error messages. */
public final class ClosestMatch {
    private static final int MAX_EDITS = 2;
    private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance(MAX_EDITS);

    private ClosestMatch() {}

    /** Ignores case. Allows one edit for every three characters of the known word, and {@value #MAX_EDITS} at most. */
    public static Optional<String> of(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> edits(lower, candidate) <= candidate.length() / 3)
                .min(Comparator.comparingInt(candidate -> edits(lower, candidate)));
    }

    private static int edits(String lower, String candidate) {
        int edits = EDITS.apply(lower, candidate.toLowerCase(Locale.ROOT));
        return edits < 0 ? Integer.MAX_VALUE : edits;
    }

    /** @throws IllegalArgumentException with the message of {@link #oneOf} if no value has the name */
    public static <T> T find(T[] values, Function<T, String> nameOf, String name) {
        return Arrays.stream(values)
                .filter(value -> nameOf.apply(value).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        oneOf(Arrays.stream(values).map(nameOf).toList(), name)));
    }

    /** Returns an error message that lists the allowed words and suggests the closest. */
    public static String oneOf(Collection<String> allowed, String word) {
        String all = String.join(", ", allowed);
        return of(word, allowed)
                .map(near -> "must be one of " + all + "; did you mean `" + near + "`?")
                .orElse("must be one of " + all);
    }
}
