package org.broadsheet.search.suggestions;

import java.util.List;
import org.broadsheet.http.values.TextValidation;
import org.broadsheet.search.query.ParsedQuery;
import org.broadsheet.search.query.ParsedQuery.Piece;

/** What stands in a search box while somebody is typing. */
public record TypedText(String text) {
    private static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException when it is empty, too long, or no text */
    public static TypedText fromString(String text) {
        TextValidation.error(text).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters, not only blanks");
        }
        return new TypedText(text.stripLeading());
    }

    /** Signs mean nothing here, and the last word goes on unless something stands behind it. */
    ParsedQuery asQuery() {
        boolean goesOn = Character.isLetterOrDigit(text.codePointBefore(text.length()));
        return new ParsedQuery(text, List.of(new Piece(goesOn ? text + '*' : text, false, false)));
    }
}
