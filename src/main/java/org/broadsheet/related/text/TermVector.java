package org.broadsheet.related.text;

/**
 * The telling words of a text, best first, each with its impact. Equal by identity: it never changes.
 *
 * @param id 0 for a text that is not kept
 * @param day when it was published or would be, in days since 1970
 */
public record TermVector(long id, long articleId, String language, double day, int[] terms, float[] impacts) {
    /** How many of an article's terms count when two articles are compared. */
    static final int MAX_TERMS = 160;

    /** How many of an article's terms lead to it. */
    static final int POSTING_TERMS = 40;

    TermVector withId(long id) {
        return new TermVector(id, articleId, language, day, terms, impacts);
    }
}
