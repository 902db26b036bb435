package org.broadsheet.http.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant by a word that is not in the list: at most two slips of the finger away. */
public final class ClosestMatch {
    private static final int MAX_EDITS = 2;

    private ClosestMatch() {}

    public static Optional<String> of(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(each ->
                        editDistance(lower, each.toLowerCase(Locale.ROOT)) <= Math.min(MAX_EDITS, each.length() / 3))
                .min(Comparator.comparingInt(each -> editDistance(lower, each.toLowerCase(Locale.ROOT))));
    }

    /** What to say of a word that is none of those allowed: the one that was meant, or else all of them. */
    public static String oneOf(Collection<String> allowed, String word) {
        String all = String.join(", ", allowed);
        return of(word, allowed)
                .map(near -> "must be one of " + all + "; did you mean `" + near + "`?")
                .orElse("must be one of " + all);
    }

    /** Optimal string alignment distance: insertions, deletions, changes, and swaps of neighbours. */
    static int editDistance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > MAX_EDITS) {
            return MAX_EDITS + 1;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
