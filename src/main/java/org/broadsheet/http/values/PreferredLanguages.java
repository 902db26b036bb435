package org.broadsheet.http.values;

import java.util.List;
import java.util.stream.Stream;

/** The languages a reader wants, the best first, such as {@code az,en}; or {@code auto}: those of the browser. */
public record PreferredLanguages(List<String> tags) {
    private static final String AUTO = "auto";
    private static final int MAX_TAGS = 10;

    /** @throws IllegalArgumentException when it is neither {@code auto} nor a comma-separated list of BCP 47 tags */
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

    /** The same with the language that each is a variety of behind it. */
    public List<String> withParents() {
        return tags.stream()
                .flatMap(tag -> Stream.of(tag, tag.replaceFirst("-.*", "")))
                .distinct()
                .toList();
    }

    /** As {@code Accept-Language} would say it. */
    public String ranges() {
        return String.join(",", tags);
    }
}
