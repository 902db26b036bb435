package org.broadsheet.search.matching;

import org.broadsheet.search.query.AnalyzedQuery;

/**
 * Limits of the work of one search. They are lower for phrases and exclusions, which are not in the index: the whole text
 * of each article is read for them.
 *
 * @param maxReadMatches up to this many matches are all read
 * @param sampleSize approximate number of matches in a sample of more
 * @param minSampleSize a sample with fewer matches is replaced by a larger one
 * @param maxScannedArticles up to this many postings or articles are scanned to find all matches
 * @param maxLevelDecrease by how many levels a sample may be enlarged; each level makes it four times as large
 */
record SearchCostLimits(
        int maxReadMatches, int sampleSize, int minSampleSize, int maxScannedArticles, int maxLevelDecrease) {
    private static final SearchCostLimits INDEX_ONLY = new SearchCostLimits(3000, 1500, 200, Integer.MAX_VALUE, 6);
    private static final SearchCostLimits WITH_TEXT = new SearchCostLimits(800, 400, 50, 8000, 1);
    private static final int MAX_LEVEL = 6;

    static SearchCostLimits of(AnalyzedQuery query) {
        boolean readsText = !query.phrases().isEmpty()
                || !query.excludedPhrases().isEmpty()
                || !query.excludedTerms().isEmpty();
        return readsText ? WITH_TEXT : INDEX_ONLY;
    }

    /** Reading all matches is given up at this number: the counts underestimated them. */
    int hardLimit() {
        return 4 * maxReadMatches;
    }

    /** The level of the sample that has about {@link #sampleSize()} of these articles: one article in 4 to the power of it. */
    int sampleLevel(int articles) {
        int level = 1;
        while (level < MAX_LEVEL && articles >> 2 * level > sampleSize) {
            level++;
        }
        return level;
    }
}
