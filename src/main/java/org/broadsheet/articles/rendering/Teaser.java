package org.broadsheet.articles.rendering;

import java.text.BreakIterator;
import java.util.Locale;

/** Shortens texts at a possible line break, so not within a word, and appends an ellipsis. */
public final class Teaser {
    private static final String ELLIPSIS = "…";

    private Teaser() {}

    /** @param length the maximum length of the result in UTF-16 units, including the ellipsis */
    public static String truncate(String text, int length, Locale language) {
        if (text.length() <= length) {
            return text;
        }
        BreakIterator breaks = BreakIterator.getLineInstance(language);
        String beginning = text.substring(0, Math.min(text.length(), length + 100));
        breaks.setText(beginning);
        int end = breaks.preceding(length);
        if (end < length / 2) {
            end = Character.isLowSurrogate(text.charAt(length - 1)) ? length - 2 : length - 1;
        }
        return beginning.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
