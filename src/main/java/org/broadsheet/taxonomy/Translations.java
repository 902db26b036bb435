package org.broadsheet.taxonomy;


import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.LanguageTag;

/** Texts by language, as they are kept. */
public final class Translations {
    private Translations() {}

    /**
     * @param given by language tags in any spelling; null when there are none
     * @return null when there are none, so that a look at a text costs nothing
     * @throws ProblemException 422 when a key is no language tag
     */
    public static <T> Map<String, T> normalized(Map<String, T> given) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        Map<String, T> settled = new TreeMap<>();
        given.forEach((tag, text) -> settled.put(canonicalTag(tag), text));
        return settled;
    }

    private static String canonicalTag(String tag) {
        try {
            return LanguageTag.of(tag).tag();
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid("/texts/" + tag, malformed.getMessage());
        }
    }
}
