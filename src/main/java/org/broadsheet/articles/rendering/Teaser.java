package org.broadsheet.articles.rendering;

import java.text.BreakIterator;
import java.util.Locale;

/** Cuts a text where a line could be broken, so never within a word, and says so with an ellipsis. */
public final class Teaser {
    private static final String ELLIPSIS = "…";

    private Teaser() {}

    /** @param length the most characters of the outcome, ellipsis included */
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
