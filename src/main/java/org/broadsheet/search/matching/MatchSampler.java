package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.filters.FilterKey;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.query.AnalyzedQuery;

/** Reads a sample of the matches when there are too many to read them all. Facets are counted from it. */
@Singleton
class MatchSampler {
    private final Database database;

    MatchSampler(Database database) {
        this.database = database;
    }

    /** Reads a second, larger sample when the first one has too few matches to be representative. */
    MatchSample sample(AnalyzedQuery query, ResolvedFilters filters, SearchCostLimits limits) {
        int level = limits.sampleLevel(Math.max(1, MatchEstimate.upperBound(query, filters)));
        MatchSample first = read(query, filters, level);
        if (first.filterKeys().size() >= limits.minSampleSize()
                || first.estimatedMatches() <= limits.maxReadMatches()) {
            return first;
        }
        int betterLevel = limits.sampleLevel((int) Math.min(Integer.MAX_VALUE, first.estimatedMatches()));
        return read(query, filters, Math.max(betterLevel, level - limits.maxLevelDecrease()));
    }

    private MatchSample read(AnalyzedQuery query, ResolvedFilters filters, int level) {
        return new MatchSample(
                database.list(
                        Sql.of("SELECT document.filter_keys FROM search_document document WHERE")
                                .then(MatchConditions.allConditions(query, filters))
                                .then("AND")
                                .then(MatchConditions.hasAnyKey(List.of(FilterKey.SAMPLE.key(level)))),
                        row -> row.integers("filter_keys")),
                1 << 2 * level);
    }
}
