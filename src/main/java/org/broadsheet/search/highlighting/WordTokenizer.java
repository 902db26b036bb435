package org.broadsheet.search.highlighting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Splits text into words and normalizes them as the SQL function {@code search_fold} does, but keeps their positions. */
public final class WordTokenizer {
    private static final Pattern COMBINING_MARKS = Pattern.compile("\\p{M}+");
    private static final int FIRST_NON_ASCII = 0x80;

    private WordTokenizer() {}

    /** Receives a word as the range from {@code start} to {@code end}, exclusive, of the text. */
    interface WordConsumer {
        void accept(int start, int end);
    }

    /** The normalized words of a text. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        forEachWord(text, (start, end) -> words.add(fold(text.substring(start, end))));
        return words;
    }

    /** A word is a sequence of letters, marks and numbers. */
    static void forEachWord(String text, WordConsumer consumer) {
        int start = -1;
        for (int index = 0; index < text.length(); ) {
            int codePoint = text.codePointAt(index);
            boolean inWord = isWordCharacter(codePoint);
            if (inWord && start < 0) {
                start = index;
            } else if (!inWord && start >= 0) {
                consumer.accept(start, index);
                start = -1;
            }
            index += Character.charCount(codePoint);
        }
        if (start >= 0) {
            consumer.accept(start, text.length());
        }
    }

    /** The general categories L, M and N of Unicode. Their constants in Java are consecutive. */
    private static boolean isWordCharacter(int codePoint) {
        int type = Character.getType(codePoint);
        return type >= Character.UPPERCASE_LETTER && type <= Character.OTHER_NUMBER;
    }

    /** Lower case without accents. The letter й is kept: unaccent of PostgreSQL does not reduce it to и. */
    static String fold(String word) {
        String lowerCase = word.toLowerCase(Locale.ROOT);
        if (isAscii(lowerCase)) {
            return lowerCase;
        }
        String unaccented = COMBINING_MARKS
                .matcher(Normalizer.normalize(lowerCase, Normalizer.Form.NFD))
                .replaceAll("");
        return lowerCase.indexOf('й') >= 0 ? lowerCase.replace('ё', 'е') : unaccented.replace("ß", "ss");
    }

    static boolean isAscii(String word) {
        for (int index = 0; index < word.length(); index++) {
            if (word.charAt(index) >= FIRST_NON_ASCII) {
                return false;
            }
        }
        return true;
    }
}
