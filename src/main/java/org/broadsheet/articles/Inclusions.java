package org.broadsheet.articles;

import java.util.Set;

/** The parts a reader wants included, such as {@code related,translations}. */
public record Inclusions(Set<String> wanted) {
    /** Translations are part of every whole article; asking for them is no mistake. */
    private static final Set<String> KNOWN = Set.of("related", "translations");

    /** @throws IllegalArgumentException when a word is none that can be included */
    public static Inclusions fromString(String text) {
        Set<String> wanted = new java.util.LinkedHashSet<>();
        for (String word : text.split(",", -1)) {
            if (!KNOWN.contains(word)) {
                throw new IllegalArgumentException("must be of related, translations, separated by commas");
            }
            wanted.add(word);
        }
        return new Inclusions(wanted);
    }

    boolean names(String word) {
        return wanted.contains(word);
    }
}
