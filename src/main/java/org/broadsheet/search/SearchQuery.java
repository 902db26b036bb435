package org.broadsheet.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.search.facets.FacetQuery;
import org.broadsheet.search.facets.Facets;
import org.broadsheet.search.filters.FilterKeyQuery;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.matching.MatchQuery;
import org.broadsheet.search.matching.Matches;
import org.broadsheet.search.matching.PlannerSettings;
import org.broadsheet.search.matching.RemainingMatches;
import org.broadsheet.search.matching.RemainingMatches.Batch;
import org.broadsheet.search.matching.TimePosition;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.ParsedQuery;
import org.broadsheet.search.query.QueryAnalyzer;
import org.broadsheet.search.ranking.SearchRanking;
import org.broadsheet.search.ranking.SearchRanking.Ranked;

/** Executes a search. Its method and cost are described in {@code src/docs/search.md}. */
@Singleton
class SearchQuery {
    private final PlannerSettings plannerSettings;
    private final QueryAnalyzer queryAnalyzer;
    private final FilterKeyQuery filterKeyQuery;
    private final MatchQuery matchQuery;
    private final RemainingMatches remainingMatches;
    private final FacetQuery facetQuery;
    private final MatchCardQuery matchCardQuery;

    SearchQuery(
            PlannerSettings plannerSettings,
            QueryAnalyzer queryAnalyzer,
            FilterKeyQuery filterKeyQuery,
            MatchQuery matchQuery,
            RemainingMatches remainingMatches,
            FacetQuery facetQuery,
            MatchCardQuery matchCardQuery) {
        this.plannerSettings = plannerSettings;
        this.queryAnalyzer = queryAnalyzer;
        this.filterKeyQuery = filterKeyQuery;
        this.matchQuery = matchQuery;
        this.remainingMatches = remainingMatches;
        this.facetQuery = facetQuery;
        this.matchCardQuery = matchCardQuery;
    }

    @Transactional
    SearchResult search(ParsedQuery parsed, ArticleFilter filter, int limit, Cursor cursor) {
        String searchKey = "search " + filter + " " + parsed.text();
        SearchCursor from = SearchCursor.decode(cursor, searchKey);
        plannerSettings.useIndexes();
        AnalyzedQuery query = queryAnalyzer.analyze(
                parsed, filter.language() == null ? null : filter.language().tags());
        ResolvedFilters filters = filterKeyQuery.resolve(filter, from.asOf());
        if (query.isEmpty() || filters.matchesNothing()) {
            return new SearchResult(List.of(), new Page.Position(limit, null, null), Facets.NONE, true, null);
        }
        plannerSettings.planEachStatement();
        Matches matches = matchQuery.find(query, filters);
        Page<PageEntry> page = page(new ExecutedSearch(query, filters, matches), limit, from, searchKey);
        plannerSettings.reusePlans();
        return new SearchResult(
                matchCardQuery.load(page.items(), query),
                page.page(),
                facetQuery.count(
                        matches.sample(),
                        filter.language() == null ? null : filter.language().single()),
                matches.sample().isComplete(),
                query.suggestion());
    }

    private record ExecutedSearch(AnalyzedQuery query, ResolvedFilters filters, Matches matches) {}

    /** @param cursor of the page that begins after this entry */
    record PageEntry(long id, double score, SearchCursor cursor) {}

    /** A page may have fewer entries than the limit and still have a next page: see {@link RemainingMatches}. */
    private Page<PageEntry> page(ExecutedSearch search, int limit, SearchCursor from, String searchKey) {
        List<Ranked> ranked =
                SearchRanking.rank(search.query(), search.matches().candidates());
        List<Long> rankedIds =
                ranked.stream().map(each -> each.candidate().id()).toList();
        List<PageEntry> entries = new ArrayList<>();
        if (from.afterTime() == null) {
            int start = rankedIds.contains(from.lastId()) ? rankedIds.indexOf(from.lastId()) + 1 : from.rankedShown();
            for (int rank = start; rank < Math.min(rankedIds.size(), start + limit + 1); rank++) {
                SearchCursor next = new SearchCursor(from.asOf(), rank + 1, null, rankedIds.get(rank));
                entries.add(new PageEntry(
                        rankedIds.get(rank), round(ranked.get(rank).score()), next));
            }
        }
        SearchCursor resumeAfter = null;
        if (entries.size() <= limit) {
            TimePosition after = from.afterTime() == null ? null : new TimePosition(from.afterTime(), from.lastId());
            Batch remaining = remainingMatches.find(
                    after, search.matches(), rankedIds, search.query(), search.filters(), limit + 1 - entries.size());
            for (TimePosition position : remaining.positions()) {
                entries.add(new PageEntry(position.id(), 0, cursorAt(position, from, rankedIds)));
            }
            resumeAfter = remaining.resumeAfter() == null ? null : cursorAt(remaining.resumeAfter(), from, rankedIds);
        }
        Page<PageEntry> page = Page.of(entries, limit, each -> each.cursor().encode(searchKey), null);
        return resumeAfter == null
                ? page
                : new Page<>(page.items(), new Page.Position(limit, resumeAfter.encode(searchKey), null));
    }

    private static SearchCursor cursorAt(TimePosition position, SearchCursor from, List<Long> rankedIds) {
        return new SearchCursor(from.asOf(), rankedIds.size(), position.publishedAt(), position.id());
    }

    private static double round(double score) {
        return Math.round(Math.max(0, score) * 10_000) / 10_000.0;
    }
}
