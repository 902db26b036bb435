package org.broadsheet.articles.filters;

import org.broadsheet.http.values.TextValidation;

/** The text of a search as entered. */
public record SearchText(String text) {
    private static final int MAX_LENGTH = 300;

    /** @throws IllegalArgumentException when the text is blank, too long, or holds invalid characters */
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
