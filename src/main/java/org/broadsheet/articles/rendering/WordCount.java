package org.broadsheet.articles.rendering;

import java.lang.Character.UnicodeScript;

/**
 * How much there is to read. Words are runs of letters and digits; in scripts written without spaces each character
 * counts as one.
 *
 * @param words words and unspaced characters together
 * @param readingMinutes at 238 words (Brysbaert 2019) or 500 unspaced characters a minute, rounded up
 */
record WordCount(int words, int readingMinutes) {
    private static final double WORDS_PER_MINUTE = 238;
    private static final double CHARACTERS_PER_MINUTE = 500;

    static WordCount of(String text) {
        int spaced = 0;
        int unspaced = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (isUnspaced(c)) {
                unspaced++;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                spaced += inWord ? 0 : 1;
                inWord = true;
            } else {
                inWord = inWord && isWordPart(c);
            }
        }
        return new WordCount(
                spaced + unspaced, (int) Math.ceil(spaced / WORDS_PER_MINUTE + unspaced / CHARACTERS_PER_MINUTE));
    }

    /** Apostrophes, hyphens, and what is written above, below or invisibly between letters. */
    private static boolean isWordPart(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
            default -> c == '\'' || c == '’' || c == '-';
        };
    }

    private static boolean isUnspaced(int c) {
        if (c < 0x0E00 || !Character.isLetter(c)) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
