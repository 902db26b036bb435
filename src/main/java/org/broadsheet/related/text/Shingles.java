package org.broadsheet.related.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The runs of four words that a text is made of: a copy has nearly all of them, another text on the same matter few. */
final class Shingles {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int WORDS = 4;
    private static final int MOST_CHARACTERS = 20_000;

    /** What is shorter says too little to be told apart from another text. */
    private static final int FEWEST = 25;

    private static final double COPIED = 0.9;

    private final Set<Integer> hashes = new HashSet<>();

    Shingles(String text) {
        String begun = text.substring(0, Math.min(MOST_CHARACTERS, text.length()));
        String[] words = BETWEEN_WORDS.split(begun.toLowerCase(Locale.ROOT).strip());
        for (int from = 0; from + WORDS <= words.length; from++) {
            int hash = 1;
            for (int i = from; i < from + WORDS; i++) {
                hash = 31 * hash + words[i].hashCode();
            }
            hashes.add(hash);
        }
    }

    /** Whether the shorter of the two texts stands in the other, but for a word here and there. */
    boolean areThoseOf(Shingles other) {
        Set<Integer> shorter = hashes.size() <= other.hashes.size() ? hashes : other.hashes;
        Set<Integer> longer = shorter == hashes ? other.hashes : hashes;
        long shared = shorter.stream().filter(longer::contains).count();
        return shorter.size() >= FEWEST && shared >= COPIED * shorter.size();
    }
}
