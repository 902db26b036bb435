package org.broadsheet.audit;

import java.util.UUID;

/** The id of a key as a query parameter. */
public record KeyIdParameter(UUID id) {
    /** @throws IllegalArgumentException if the text is not a UUID */
    public static KeyIdParameter fromString(String text) {
        try {
            return new KeyIdParameter(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("must be the id of a key", malformed);
        }
    }
}
