package org.broadsheet.platform.json;

import java.util.Optional;

/** Guards text that came from outside: what PostgreSQL or UTF-8 cannot hold is refused at the door. */
public final class Text {
    private Text() {}

    /** Why a text cannot be kept, in words for the client: a U+0000 or half a surrogate pair in it. */
    public static Optional<String> objection(String text) {
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
}
