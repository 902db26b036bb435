package org.broadsheet.taxonomy;

import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.LanguageTag;

/** Translations by language, as they are stored. */
public final class Translations {
    private Translations() {}

    /**
     * Returns the translations by their canonical language tags, sorted.
     *
     * @param translations by language tags in any spelling; may be null
     * @return null for none, so that an entry without translations stores no JSON
     * @throws ProblemException 422 when a key is no language tag
     */
    public static <T> Map<String, T> normalized(Map<String, T> translations) {
        if (translations == null || translations.isEmpty()) {
            return null;
        }
        Map<String, T> normalized = new TreeMap<>();
        translations.forEach((tag, text) -> normalized.put(canonicalTag(tag), text));
        return normalized;
    }

    private static String canonicalTag(String tag) {
        try {
            return LanguageTag.of(tag).tag();
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid("/texts/" + tag, malformed.getMessage());
        }
    }
}
