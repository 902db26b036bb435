package org.broadsheet.articles.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.http.values.Slug;

/**
 * A filter by slugs, such as {@code world,europe,-sports}. An article matches any of the plain slugs and none of those
 * with a leading hyphen. Without plain slugs every other article matches.
 */
public record SlugFilter(List<String> included, List<String> excluded) {
    private static final int MAX_SLUGS = 100;

    List<String> all() {
        return Stream.concat(included.stream(), excluded.stream()).distinct().toList();
    }

    /** @throws IllegalArgumentException when the text is not a comma-separated list of slugs */
    public static SlugFilter fromString(String text) {
        List<String> included = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        String[] parts = text.split(",", -1);
        if (parts.length > MAX_SLUGS) {
            throw new IllegalArgumentException("may list " + MAX_SLUGS + " slugs at most");
        }
        for (String part : parts) {
            boolean isExcluded = part.startsWith("-");
            String slug = isExcluded ? part.substring(1) : part;
            if (!Slug.isWellFormed(slug)) {
                throw new IllegalArgumentException(
                        "must be slugs separated by commas, each with a hyphen in front to leave it out");
            }
            (isExcluded ? excluded : included).add(slug);
        }
        return new SlugFilter(included, excluded);
    }
}
