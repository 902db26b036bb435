package org.broadsheet.articles.lists;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes the key by which lists are sorted by title: the title without accents, in lower case. */
public final class TitleSortKey {
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    /** In code points. A B-tree index entry of PostgreSQL must fit a third of a page. */
    private static final int MAX_LENGTH = 200;

    private TitleSortKey() {}

    public static String of(String title) {
        String folded = ACCENT.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        int[] key = folded.codePoints().limit(MAX_LENGTH).toArray();
        return new String(key, 0, key.length);
    }
}
