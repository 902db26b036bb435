package org.broadsheet.search.query;

import java.util.List;
import org.broadsheet.articles.filters.SearchText;

/**
 * A query as {@link QueryParser} reads it.
 *
 * @param text as the client sent it
 */
public record ParsedQuery(String text, List<Clause> clauses) {
    /**
     * A word or a phrase.
     *
     * @param text without quotes; an excluded word still has its minus
     * @param quoted whether it is a phrase
     */
    public record Clause(String text, boolean quoted, boolean excluded) {
        /** Whether it stands for all words with this beginning, such as {@code immig*}. */
        boolean isPrefix() {
            return !quoted && text.endsWith("*");
        }

        String asTyped() {
            return quoted ? (excluded ? "-" : "") + '"' + text + '"' : text;
        }
    }

    /** @throws IllegalArgumentException when the text is blank, too long or contains forbidden characters */
    public static ParsedQuery fromString(String text) {
        return of(SearchText.fromString(text));
    }

    public static ParsedQuery of(SearchText search) {
        return new ParsedQuery(search.text(), QueryParser.parse(search.text()));
    }

    /** Whether the reader may still be typing the last word: nothing follows its last letter or digit. */
    boolean endsWithUnfinishedWord() {
        Clause last = clauses.get(clauses.size() - 1);
        return !last.quoted() && !last.excluded() && Character.isLetterOrDigit(text.codePointBefore(text.length()));
    }
}
