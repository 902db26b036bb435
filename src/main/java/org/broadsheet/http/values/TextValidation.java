package org.broadsheet.http.values;

import java.util.Optional;
import org.jdom2.Verifier;

/** Finds characters in request texts that PostgreSQL, UTF-8 or XML cannot represent. */
public final class TextValidation {
    /** The fillers of Hangul (U+115F, U+1160, U+3164, U+FFA0) and the blank braille pattern (U+2800). */
    private static final String INVISIBLE_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private TextValidation() {}

    /** Returns a message for the client if the text contains U+0000 or an unpaired surrogate. */
    public static Optional<String> error(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.of("must not contain the character U+0000");
            }
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return Optional.of("must not contain half of a surrogate pair");
                }
                i++;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a reader sees nothing of the text: it has only spaces, control and format characters, combining marks without
     * a letter, and the few letters and symbols that are drawn as nothing.
     */
    public static boolean isInvisible(String text) {
        return text.codePoints().allMatch(TextValidation::isInvisible);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.UNASSIGNED -> true;
            default -> INVISIBLE_LETTERS.indexOf(codePoint) >= 0;
        };
    }

    /** Removes the characters that XML 1.0 does not allow, such as most control characters. */
    public static String withoutInvalidXml(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(Verifier::isXMLCharacter).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
