package org.broadsheet.search.matching;


import org.broadsheet.search.query.AnalyzedQuery;

/**
 * How much a search reads at most. Phrases and excluded words are not in the index: what is read for them is the whole
 * text of each article, so fewer are.
 *
 * @param whole so many matches are all read
 * @param sample about so many are read where there are more
 * @param trusted a smaller sample says too little
 * @param through so many entries of the index, or articles, are gone through to find all matches
 * @param larger by how many levels a sample may be enlarged
 */
record SearchCostLimits(int maxReadMatches, int sampleSize, int minSampleSize, int maxScannedArticles, int maxLevelDecrease) {
    private static final SearchCostLimits INDEX_ONLY = new SearchCostLimits(3000, 1500, 200, Integer.MAX_VALUE, 6);
    private static final SearchCostLimits WITH_TEXT = new SearchCostLimits(800, 400, 50, 8000, 1);
    private static final int MAX_LEVEL = 6;

    static SearchCostLimits of(AnalyzedQuery asked) {
        boolean reading = !asked.phrases().isEmpty()
                || !asked.excludedPhrases().isEmpty()
                || !asked.excludedTerms().isEmpty();
        return reading ? WITH_TEXT : INDEX_ONLY;
    }

    /** When there are so many after all, the counts were off. */
    int hardLimit() {
        return 4 * maxReadMatches;
    }

    /** Of one article in 4 to the power of the level, so many would be about {@link #sampleSize()}. */
    int sampleLevel(int articles) {
        int level = 1;
        while (level < MAX_LEVEL && articles >> 2 * level > sampleSize) {
            level++;
        }
        return level;
    }
}
