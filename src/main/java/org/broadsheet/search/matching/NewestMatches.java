package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FullTextFilter;
import org.broadsheet.articles.filters.SearchText;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.search.filters.FilterKeyQuery;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.ParsedQuery;
import org.broadsheet.search.query.QueryAnalyzer;

/** Finds the newest matches of a query without ranking them. Feeds with parameter {@code q} use it. */
@Singleton
public class NewestMatches implements FullTextFilter {
    private final PlannerSettings plannerSettings;
    private final QueryAnalyzer queryAnalyzer;
    private final FilterKeyQuery filterKeyQuery;
    private final MatchQuery matchQuery;
    private final RemainingMatches remainingMatches;

    NewestMatches(
            PlannerSettings plannerSettings,
            QueryAnalyzer queryAnalyzer,
            FilterKeyQuery filterKeyQuery,
            MatchQuery matchQuery,
            RemainingMatches remainingMatches) {
        this.plannerSettings = plannerSettings;
        this.queryAnalyzer = queryAnalyzer;
        this.filterKeyQuery = filterKeyQuery;
        this.matchQuery = matchQuery;
        this.remainingMatches = remainingMatches;
    }

    @Override
    @Transactional
    public List<Long> newest(SearchText text, ArticleFilter filter, int limit) {
        plannerSettings.useIndexes();
        AnalyzedQuery query = queryAnalyzer.analyze(
                ParsedQuery.of(text),
                filter.language() == null ? null : filter.language().tags());
        ResolvedFilters filters = filterKeyQuery.resolve(filter, Timestamps.now());
        if (query.isEmpty() || filters.matchesNothing()) {
            return List.of();
        }
        plannerSettings.planEachStatement();
        Matches matches = matchQuery.find(query, filters);
        List<TimePosition> positions = matches.unranked() == null
                ? remainingMatches
                        .find(null, matches, List.of(), query, filters, limit)
                        .positions()
                : allMatches(matches, query);
        return positions.stream().limit(limit).map(TimePosition::id).toList();
    }

    private static List<TimePosition> allMatches(Matches matches, AnalyzedQuery query) {
        Stream<TimePosition> ranked = matches.candidates().stream()
                .filter(candidate -> query.expandedWords().stream().allMatch(candidate::contains))
                .map(SearchCandidate::position);
        return Stream.concat(ranked, matches.unranked().stream())
                .sorted(TimePosition.NEWEST_FIRST)
                .toList();
    }
}
