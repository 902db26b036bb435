package org.broadsheet.related.text;

/**
 * The terms of a text with the largest weights, largest first, each with its impact. Two vectors are equal only if they
 * are the same object; the arrays are never changed.
 *
 * @param id 0 for a vector that is not stored
 * @param articleId 0 for a text from a request
 * @param day publication time in days since 1970; the current time for a text from a request
 * @param impacts logarithmic term frequencies, divided by their Euclidean norm
 */
public record TermVector(long id, long articleId, String language, double day, int[] terms, float[] impacts) {
    /** Number of terms of an article that are compared. */
    static final int MAX_TERMS = 160;

    /** Number of terms of an article that have postings, by which a search finds the article. */
    static final int POSTING_TERMS = 40;

    TermVector withId(long id) {
        return new TermVector(id, articleId, language, day, terms, impacts);
    }
}
