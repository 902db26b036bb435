package org.broadsheet.related.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The runs of four words that a text is made of: a copy has nearly all of them, another text on the same matter few. */
final class Shingles {
    private static final Pattern WORD_SEPARATOR = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int WORDS_PER_SHINGLE = 4;
    private static final int MAX_CHARACTERS = 20_000;

    /** What is shorter says too little to be told apart from another text. */
    private static final int MIN_SHINGLES = 25;

    private static final double NEAR_DUPLICATE_SHARE = 0.9;

    private final Set<Integer> hashes = new HashSet<>();

    Shingles(String text) {
        String begun = text.substring(0, Math.min(MAX_CHARACTERS, text.length()));
        String[] words = WORD_SEPARATOR.split(begun.toLowerCase(Locale.ROOT).strip());
        for (int from = 0; from + WORDS_PER_SHINGLE <= words.length; from++) {
            int hash = 1;
            for (int i = from; i < from + WORDS_PER_SHINGLE; i++) {
                hash = 31 * hash + words[i].hashCode();
            }
            hashes.add(hash);
        }
    }

    /** Whether the shorter of the two texts stands in the other, but for a word here and there. */
    boolean isNearDuplicateOf(Shingles other) {
        Set<Integer> shorter = hashes.size() <= other.hashes.size() ? hashes : other.hashes;
        Set<Integer> longer = shorter == hashes ? other.hashes : hashes;
        long shared = shorter.stream().filter(longer::contains).count();
        return shorter.size() >= MIN_SHINGLES && shared >= NEAR_DUPLICATE_SHARE * shorter.size();
    }
}
