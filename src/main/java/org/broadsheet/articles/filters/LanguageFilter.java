package org.broadsheet.articles.filters;

import java.util.List;
import org.broadsheet.http.values.LanguageTag;

/**
 * A filter by language ranges, such as {@code en,de}. An article matches any of them by basic filtering (RFC 4647, section
 * 3.3.1): {@code en} takes in {@code en-US}, and {@code en-US} is that language alone.
 *
 * @param ranges empty for a filter by exactly these tags
 * @param tags the tags of articles that match; those of the ranges until {@link FilterConditions#resolve} looks them up
 */
public record LanguageFilter(List<String> ranges, List<String> tags) {
    private static final int MAX_TAGS = 20;

    /** A filter by one language without its regions. */
    public static LanguageFilter exactly(String tag) {
        return new LanguageFilter(List.of(), List.of(tag));
    }

    public static LanguageFilter ofRanges(List<String> ranges) {
        return new LanguageFilter(ranges, ranges);
    }

    /** The language of a filter with one language, else null. */
    public String single() {
        List<String> languages = ranges.isEmpty() ? tags : ranges;
        return languages.size() == 1 ? languages.get(0) : null;
    }

    public boolean matches(String tag) {
        return ranges.isEmpty()
                ? tags.contains(tag)
                : ranges.stream().anyMatch(range -> tag.equals(range) || tag.startsWith(range + "-"));
    }

    /** The same before and after the tags are looked up, since cursors are bound to it. */
    @Override
    public String toString() {
        return String.join(",", ranges.isEmpty() ? tags : ranges);
    }

    /** @throws IllegalArgumentException when it is not a comma-separated list of BCP 47 tags */
    public static LanguageFilter fromString(String text) {
        return ofRanges(LanguageTag.parseList(text, MAX_TAGS));
    }
}
