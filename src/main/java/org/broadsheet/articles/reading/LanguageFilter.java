package org.broadsheet.articles.reading;

import java.util.Arrays;
import java.util.List;
import org.broadsheet.http.values.LanguageTag;

/** A filter by language tags, such as {@code en,de}: any of them. */
public record LanguageFilter(List<String> tags) {
    private static final int MAX_TAGS = 20;

    /** The language, where it is one; else null. */
    public String single() {
        return tags.size() == 1 ? tags.get(0) : null;
    }

    /** @throws IllegalArgumentException when it is not a comma-separated list of BCP 47 tags */
    public static LanguageFilter fromString(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length > MAX_TAGS) {
            throw new IllegalArgumentException("may list " + MAX_TAGS + " languages at most");
        }
        return new LanguageFilter(
                Arrays.stream(parts).map(LanguageTag::of).map(LanguageTag::tag).toList());
    }
}
