package org.broadsheet.http.values;

import java.util.Optional;
import org.jdom2.Verifier;

/** Finds characters in request texts that PostgreSQL, UTF-8 or XML cannot represent. */
public final class TextValidation {
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

    /** Removes the characters that XML 1.0 does not allow, such as most control characters. */
    public static String withoutInvalidXml(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(Verifier::isXMLCharacter).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
