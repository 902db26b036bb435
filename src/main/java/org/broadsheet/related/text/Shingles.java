package org.broadsheet.related.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hashes of all runs of four consecutive words of a text. Near-duplicates share nearly all of them, other texts about the
 * same subject few (Broder, "On the resemblance and containment of documents", 1997).
 */
final class Shingles {
    private static final Pattern WORD_SEPARATOR = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int WORDS_PER_SHINGLE = 4;
    private static final int MAX_CHARACTERS = 20_000;

    /** Shorter texts share too many runs by chance. */
    private static final int MIN_SHINGLES = 25;

    private static final double NEAR_DUPLICATE_SHARE = 0.9;

    private final Set<Integer> hashes = new HashSet<>();

    Shingles(String text) {
        String beginning = text.substring(0, Math.min(MAX_CHARACTERS, text.length()));
        String[] words = WORD_SEPARATOR.split(beginning.toLowerCase(Locale.ROOT).strip());
        for (int from = 0; from + WORDS_PER_SHINGLE <= words.length; from++) {
            int hash = 1;
            for (int i = from; i < from + WORDS_PER_SHINGLE; i++) {
                hash = 31 * hash + words[i].hashCode();
            }
            hashes.add(hash);
        }
    }

    /** Whether nine tenths of the shorter text's shingles occur in the longer one. Texts below 25 shingles never match. */
    boolean isNearDuplicateOf(Shingles other) {
        Set<Integer> shorter = hashes.size() <= other.hashes.size() ? hashes : other.hashes;
        Set<Integer> longer = shorter == hashes ? other.hashes : hashes;
        long shared = shorter.stream().filter(longer::contains).count();
        return shorter.size() >= MIN_SHINGLES && shared >= NEAR_DUPLICATE_SHARE * shorter.size();
    }
}
