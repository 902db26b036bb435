package org.broadsheet.articles.filters;

import java.util.List;
import org.broadsheet.http.values.LanguageTag;

/** A filter by language tags, such as {@code en,de}. An article matches any of them. */
public record LanguageFilter(List<String> tags) {
    private static final int MAX_TAGS = 20;

    /** The language of a filter with one language, else null. */
    public String single() {
        return tags.size() == 1 ? tags.get(0) : null;
    }

    /** @throws IllegalArgumentException when it is not a comma-separated list of BCP 47 tags */
    public static LanguageFilter fromString(String text) {
        return new LanguageFilter(LanguageTag.parseList(text, MAX_TAGS));
    }
}
