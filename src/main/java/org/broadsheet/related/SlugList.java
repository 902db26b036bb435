package org.broadsheet.related;

import java.util.List;

/** At most 100 slugs, separated by commas. */
public record SlugList(List<String> slugs) {
    private static final int MAX_SLUGS = 100;

    /** @throws IllegalArgumentException if the text is not such a list */
    public static SlugList fromString(String text) {
        List<String> slugs = List.of(text.split(",", -1));
        if (slugs.size() > MAX_SLUGS || !slugs.stream().allMatch(org.broadsheet.http.values.Slug::isWellFormed)) {
            throw new IllegalArgumentException("must be at most " + MAX_SLUGS + " slugs, separated by commas");
        }
        return new SlugList(slugs);
    }
}
