package org.broadsheet.related.text;

import java.util.List;

/**
 * The distinct words of a published article or of a text from a request.
 *
 * @param articleId 0 for a text from a request
 * @param day publication time in days since 1970
 * @param fingerprint hash of language, day, words and uses; 0 for a text from a request
 * @param uses number of uses of each word, weighted: uses in the title and early in the body count more
 */
public record ArticleWords(
        long articleId, String language, double day, long fingerprint, List<String> lexemes, float[] uses) {
    /** Logarithmic term frequency, 1 + ln(uses). */
    double logFrequency(int word) {
        return 1 + Math.log(uses[word]);
    }
}
