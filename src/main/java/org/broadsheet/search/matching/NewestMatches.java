package org.broadsheet.search.matching;


import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.FullTextFilter;
import org.broadsheet.articles.reading.SearchText;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.search.matching.MatchQuery.Matches;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.filters.FilterKeyQuery;
import org.broadsheet.search.query.ParsedQuery;
import org.broadsheet.search.query.QueryAnalyzer;
import org.broadsheet.search.filters.ResolvedFilters;

/** For those who follow a search rather than look something up: what matches as it comes in, good or less good. */
@Singleton
public class NewestMatches implements FullTextFilter {
    private final PlannerSettings plannerSettings;
    private final QueryAnalyzer queryAnalyzer;
    private final FilterKeyQuery filterKeyQuery;
    private final MatchQuery matchQuery;
    private final RemainingMatches remainingMatches;

    NewestMatches(
            PlannerSettings planning,
            QueryAnalyzer interpreter,
            FilterKeyQuery filters,
            MatchQuery matches,
            RemainingMatches tail) {
        this.plannerSettings = planning;
        this.queryAnalyzer = interpreter;
        this.filterKeyQuery = filters;
        this.matchQuery = matches;
        this.remainingMatches = tail;
    }

    @Override
    @Transactional
    public List<Long> newest(SearchText words, ArticleFilter filter, int limit) {
        plannerSettings.useIndexes();
        AnalyzedQuery asked = queryAnalyzer.analyze(
                ParsedQuery.of(words),
                filter.language() == null ? null : filter.language().tags());
        ResolvedFilters restrictions = filterKeyQuery.resolve(filter, Timestamps.now());
        if (asked.isEmpty() || restrictions.matchesNothing()) {
            return List.of();
        }
        plannerSettings.planEachStatement(true);
        Matches found = matchQuery.find(asked, restrictions);
        List<TimePosition> places = found.unranked() == null
                ? remainingMatches.find(null, found, List.of(), asked, restrictions, limit).positions()
                : fullMatches(found, asked);
        return places.stream().limit(limit).map(TimePosition::id).toList();
    }

    private static List<TimePosition> fullMatches(Matches found, AnalyzedQuery asked) {
        Stream<TimePosition> best = found.candidates().stream()
                .filter(candidate -> asked.expandedWords().stream().allMatch(candidate::matches))
                .map(SearchCandidate::position);
        return Stream.concat(best, found.unranked().stream())
                .sorted(TimePosition.NEWEST_FIRST)
                .toList();
    }
}
