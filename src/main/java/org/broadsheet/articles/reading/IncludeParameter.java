package org.broadsheet.articles.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.http.json.ClosestMatch;

/** The query parameter {@code include}, such as {@code related,share}. */
public record IncludeParameter(Set<String> names) {
    /** {@code translations} is accepted although every whole article has them. */
    private static final List<String> ALLOWED =
            List.of("related", "translations", "breadcrumbs", "structuredData", "share", "seo");

    /** @throws IllegalArgumentException for an unknown name */
    public static IncludeParameter fromString(String text) {
        Set<String> requested = new LinkedHashSet<>();
        for (String word : text.split(",", -1)) {
            if (!ALLOWED.contains(word)) {
                throw new IllegalArgumentException(ClosestMatch.oneOf(ALLOWED, word));
            }
            requested.add(word);
        }
        return new IncludeParameter(requested);
    }

    /** The requested ones of {@code provided}. */
    Set<String> intersection(Set<String> provided) {
        return provided.stream().filter(names::contains).collect(Collectors.toSet());
    }
}
