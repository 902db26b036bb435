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
record ReadLimits(int whole, int sample, int trusted, int through, int larger) {
    private static final ReadLimits INDEXED = new ReadLimits(3000, 1500, 200, Integer.MAX_VALUE, 6);
    private static final ReadLimits READING = new ReadLimits(800, 400, 50, 8000, 1);
    private static final int LEVELS = 6;

    static ReadLimits of(AnalyzedQuery asked) {
        boolean reading = !asked.phrases().isEmpty()
                || !asked.withoutPhrases().isEmpty()
                || !asked.withoutTerms().isEmpty();
        return reading ? READING : INDEXED;
    }

    /** When there are so many after all, the counts were off. */
    int guard() {
        return 4 * whole;
    }

    /** Of one article in 4 to the power of the level, so many would be about {@link #sample()}. */
    int level(int articles) {
        int level = 1;
        while (level < LEVELS && articles >> 2 * level > sample) {
            level++;
        }
        return level;
    }
}
