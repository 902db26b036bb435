package org.broadsheet.articles.reading;

import org.broadsheet.http.values.TextValidation;

/** What somebody typed into a search box, as it came. */
public record SearchText(String text) {
    private static final int MAX_LENGTH = 300;

    /** @throws IllegalArgumentException when it is empty, too long, or no text */
    public static SearchText fromString(String text) {
        TextValidation.error(text).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() || length > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters, not only blanks");
        }
        return new SearchText(text);
    }
}
