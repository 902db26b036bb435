package org.broadsheet.http.values;

import java.util.Optional;
import org.jdom2.Verifier;

/** Guards text that came from outside: what PostgreSQL or UTF-8 cannot hold is refused at the door. */
public final class TextValidation {
    private TextValidation() {}

    /** Why a text cannot be kept, in words for the client: a U+0000 or half a surrogate pair in it. */
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

    /** Without the characters that XML 1.0 has no way to write, such as most control characters. */
    public static String withoutInvalidXml(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(Verifier::isXMLCharacter).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
