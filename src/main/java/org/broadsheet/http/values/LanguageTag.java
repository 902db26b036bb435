package org.broadsheet.http.values;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;

/** A language tag (BCP 47) in canonical form, such as {@code en}, {@code pt-BR} or {@code sr-Latn}. */
public record LanguageTag(@JsonValue String tag) {
    private static final int MAX_LENGTH = 35;

    /** @throws IllegalArgumentException if the text is not a well-formed tag of at most 35 characters */
    public static LanguageTag of(String tag) {
        if (tag.length() <= MAX_LENGTH) {
            try {
                String canonical =
                        new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
                if (!canonical.equals("und")) {
                    return new LanguageTag(canonical);
                }
            } catch (IllformedLocaleException malformed) {
                // reported below, in words for the client
            }
        }
        throw new IllegalArgumentException("must be a BCP 47 language tag, such as en or pt-BR"
                + (tag.indexOf('_') >= 0 ? "; write hyphens for underscores" : ""));
    }

    /** @throws IllegalArgumentException if the text is not a comma-separated list of at most {@code max} tags */
    public static List<String> parseList(String text, int max) {
        String[] parts = text.split(",", -1);
        if (parts.length > max) {
            throw new IllegalArgumentException("may list " + max + " languages at most");
        }
        return Arrays.stream(parts).map(LanguageTag::of).map(LanguageTag::tag).toList();
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
