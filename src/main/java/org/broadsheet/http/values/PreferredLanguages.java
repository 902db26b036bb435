package org.broadsheet.http.values;

import java.util.List;
import java.util.stream.Stream;

/**
 * The languages a reader prefers, best first, such as {@code az,en}. The value {@code auto} stands for the languages of
 * the browser ({@code Accept-Language}).
 *
 * @param tags empty for {@code auto}
 */
public record PreferredLanguages(List<String> tags) {
    private static final String AUTO = "auto";
    private static final int MAX_TAGS = 10;

    /** @throws IllegalArgumentException if the text is neither {@code auto} nor a comma-separated list of BCP 47 tags */
    public static PreferredLanguages fromString(String text) {
        if (text.equals(AUTO)) {
            return new PreferredLanguages(List.of());
        }
        return new PreferredLanguages(
                LanguageTag.parseList(text, MAX_TAGS).stream().distinct().toList());
    }

    public boolean isAuto() {
        return tags.isEmpty();
    }

    /** Returns the tags, each followed by its primary language: {@code pt-BR} by {@code pt}. */
    public List<String> withParents() {
        return tags.stream()
                .flatMap(tag -> Stream.of(tag, tag.replaceFirst("-.*", "")))
                .distinct()
                .toList();
    }

    /** Returns the tags in the syntax of {@code Accept-Language}. */
    public String ranges() {
        return String.join(",", tags);
    }
}
