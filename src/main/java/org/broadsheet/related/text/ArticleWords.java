package org.broadsheet.related.text;

import java.util.List;

/**
 * The words of a published article, or of a text, in the order of the alphabet.
 *
 * @param articleId 0 for a text
 * @param fingerprint the same as before when nothing that is compared has changed
 * @param uses how often each is used, in the title and early in the text counting for more
 */
public record ArticleWords(
        long articleId, String language, double day, long fingerprint, List<String> lexemes, float[] uses) {
    /** (1 + ln uses): the tenth use of a word says less than the first. */
    double logFrequency(int word) {
        return 1 + Math.log(uses[word]);
    }
}
