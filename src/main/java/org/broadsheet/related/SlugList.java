package org.broadsheet.related;

import java.util.List;

/** Slugs separated by commas, at most a hundred. */
public record SlugList(List<String> slugs) {
    private static final int MAX_SLUGS = 100;

    /** @throws IllegalArgumentException when it is not such a list */
    public static SlugList fromString(String text) {
        List<String> slugs = List.of(text.split(",", -1));
        if (slugs.size() > MAX_SLUGS || !slugs.stream().allMatch(org.broadsheet.http.values.Slug::isWellFormed)) {
            throw new IllegalArgumentException("must be at most " + MAX_SLUGS + " slugs, separated by commas");
        }
        return new SlugList(slugs);
    }
}
