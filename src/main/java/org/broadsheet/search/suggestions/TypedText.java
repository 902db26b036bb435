package org.broadsheet.search.suggestions;

import java.util.List;
import org.broadsheet.http.values.TextValidation;
import org.broadsheet.search.query.ParsedQuery.Clause;
import org.broadsheet.search.query.ParsedQuery;

/** The text that the reader has typed into a search box so far. */
public record TypedText(String text) {
    private static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException when the text is blank, too long or contains forbidden characters */
    public static TypedText fromString(String text) {
        TextValidation.error(text).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters, not only blanks");
        }
        return new TypedText(text.stripLeading());
    }

    /** A query without operators. Its last word is a prefix unless a blank or a punctuation mark follows it. */
    ParsedQuery toPrefixQuery() {
        boolean endsInWord = Character.isLetterOrDigit(text.codePointBefore(text.length()));
        return new ParsedQuery(text, List.of(new Clause(endsInWord ? text + '*' : text, false, false)));
    }
}
