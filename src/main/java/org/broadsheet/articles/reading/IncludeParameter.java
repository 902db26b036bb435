package org.broadsheet.articles.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.http.json.DidYouMean;

/** The parts a reader wants included, such as {@code related,translations}. */
public record IncludeParameter(Set<String> names) {
    /** Translations are part of every whole article; asking for them is no mistake. */
    private static final List<String> ALLOWED =
            List.of("related", "translations", "breadcrumbs", "structuredData", "share", "seo");

    /** @throws IllegalArgumentException when a word is none that can be included */
    public static IncludeParameter fromString(String text) {
        Set<String> wanted = new LinkedHashSet<>();
        for (String word : text.split(",", -1)) {
            if (!ALLOWED.contains(word)) {
                throw new IllegalArgumentException(DidYouMean.oneOf(ALLOWED, word));
            }
            wanted.add(word);
        }
        return new IncludeParameter(wanted);
    }

    /** Those of them that are wanted. */
    Set<String> intersection(Set<String> names) {
        return names.stream().filter(names::contains).collect(Collectors.toSet());
    }
}
