package org.broadsheet.articles.writing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Titles as lists are sorted by them: without accents, in lower case. */
public final class TitleSortKey {
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    /** Beyond this, titles that begin alike go by id: an index entry has room for a third of a page and no more. */
    private static final int LENGTH = 200;

    private TitleSortKey() {}

    public static String of(String headline) {
        String folded = ACCENT.matcher(Normalizer.normalize(headline, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        int[] beginning = folded.codePoints().limit(LENGTH).toArray();
        return new String(beginning, 0, beginning.length);
    }
}
