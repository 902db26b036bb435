package org.broadsheet.search.matching;

import java.util.stream.Stream;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.filters.ResolvedFilters.RequiredKeys;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.ExpandedWord;

/** Estimates the number of matches of a search from the stored counts, without reading the index. */
final class MatchEstimate {
    /** Words of a query often occur together: up to this many times more often than independent words. */
    private static final int CORRELATION_FACTOR = 10;

    /** With more postings than this, intersecting them in the index takes too long. */
    private static final int MAX_POSTINGS_INTERSECTED = 50_000;

    private MatchEstimate() {}

    /** The number of articles with the rarest word or filter of the search. */
    static int upperBound(AnalyzedQuery query, ResolvedFilters filters) {
        return Stream.concat(
                        query.expandedWords().stream().map(ExpandedWord::articles),
                        filters.required().stream().map(RequiredKeys::articles))
                .mapToInt(each -> each)
                .min()
                .orElse(0);
    }

    /** Whether so few articles contain all words that all matches can be read, although each word is frequent. */
    static boolean expectsFew(AnalyzedQuery query, ResolvedFilters filters, SearchCostLimits limits) {
        double expected = query.corpusSize() * filters.selectivity(query.corpusSize());
        for (ExpandedWord word : query.expandedWords()) {
            expected *= Math.min(1, (double) word.articles() / query.corpusSize());
        }
        return expected * CORRELATION_FACTOR <= limits.maxReadMatches()
                && upperBound(query, filters) <= Math.min(MAX_POSTINGS_INTERSECTED, limits.maxScannedArticles());
    }
}
