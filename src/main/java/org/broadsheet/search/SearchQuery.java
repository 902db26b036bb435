package org.broadsheet.search;


import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;
import org.broadsheet.search.facets.FacetQuery;
import org.broadsheet.search.facets.Facets;
import org.broadsheet.search.highlighting.Highlighter;
import org.broadsheet.search.matching.MatchQuery;
import org.broadsheet.search.matching.MatchQuery.Matches;
import org.broadsheet.search.matching.PlannerSettings;
import org.broadsheet.search.matching.RemainingMatches;
import org.broadsheet.search.matching.RemainingMatches.Batch;
import org.broadsheet.search.ranking.SearchRanking;
import org.broadsheet.search.ranking.SearchRanking.Ranked;
import org.broadsheet.search.matching.TimePosition;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.filters.FilterKeyQuery;
import org.broadsheet.search.query.ParsedQuery;
import org.broadsheet.search.query.QueryAnalyzer;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.query.SearchVocabulary;

/** Answers a search. The method, its reasons and its cost: {@code src/docs/search.md}. */
@Singleton
class SearchQuery {
    /** Words are shown in their surroundings if they stand among so many characters. */
    private static final int MAX_HIGHLIGHTED_CHARACTERS = 10_000;

    private final Database database;
    private final PlannerSettings plannerSettings;
    private final QueryAnalyzer queryAnalyzer;
    private final FilterKeyQuery filterKeyQuery;
    private final MatchQuery matchQuery;
    private final RemainingMatches remainingMatches;
    private final FacetQuery facetQuery;
    private final PrerenderedArticles cards;
    private final SearchVocabulary vocabulary;

    SearchQuery(
            Database database,
            PlannerSettings planning,
            QueryAnalyzer interpreter,
            FilterKeyQuery filters,
            MatchQuery matches,
            RemainingMatches tail,
            FacetQuery facets,
            PrerenderedArticles cards,
            SearchVocabulary vocabulary) {
        this.database = database;
        this.plannerSettings = planning;
        this.queryAnalyzer = interpreter;
        this.filterKeyQuery = filters;
        this.matchQuery = matches;
        this.remainingMatches = tail;
        this.facetQuery = facets;
        this.cards = cards;
        this.vocabulary = vocabulary;
    }

    @Transactional
    SearchResult search(ParsedQuery text, ArticleFilter filter, int limit, Cursor cursor) {
        String search = "search-" + Integer.toHexString((text.text() + '\n' + filter).hashCode());
        SearchCursor from = SearchCursor.decode(cursor, search);
        plannerSettings.useIndexes();
        AnalyzedQuery asked = queryAnalyzer.analyze(
                text, filter.language() == null ? null : filter.language().tags());
        ResolvedFilters restrictions = filterKeyQuery.resolve(filter, from.asOf());
        if (asked.isEmpty() || restrictions.matchesNothing()) {
            return new SearchResult(List.of(), new Page.Position(limit, null, null), Facets.NONE, true, null);
        }
        plannerSettings.planEachStatement(true);
        Matches found = matchQuery.find(asked, restrictions);
        Page<PageEntry> page = page(new ExecutedSearch(asked, restrictions, found), limit, from, search);
        plannerSettings.planEachStatement(false);
        return new SearchResult(
                load(page.items(), asked),
                page.page(),
                facetQuery.count(
                        found.sample(),
                        filter.language() == null ? null : filter.language().single()),
                found.sample().scale() == 1,
                asked.suggestion());
    }

    private record ExecutedSearch(AnalyzedQuery query, ResolvedFilters filters, Matches matches) {}

    /** @param cursor continues behind it */
    private record PageEntry(long id, double score, SearchCursor cursor) {}

    private Page<PageEntry> page(ExecutedSearch answered, int limit, SearchCursor from, String search) {
        List<Ranked> ranked =
                SearchRanking.rank(answered.query(), answered.matches().candidates());
        List<Long> ids = ranked.stream().map(each -> each.candidate().id()).toList();
        List<PageEntry> shown = new ArrayList<>();
        if (from.afterTime() == null) {
            int start = ids.contains(from.lastId()) ? ids.indexOf(from.lastId()) + 1 : from.rankedShown();
            for (int place = start; place < Math.min(ids.size(), start + limit + 1); place++) {
                SearchCursor next = new SearchCursor(from.asOf(), place + 1, null, ids.get(place));
                shown.add(new PageEntry(ids.get(place), round(ranked.get(place).score()), next));
            }
        }
        SearchCursor resume = null;
        if (shown.size() <= limit) {
            TimePosition after = from.afterTime() == null ? null : new TimePosition(from.afterTime(), from.lastId());
            Batch rest = remainingMatches.find(
                    after, answered.matches(), ids, answered.query(), answered.filters(), limit + 1 - shown.size());
            for (TimePosition place : rest.positions()) {
                shown.add(new PageEntry(place.id(), 0, cursorAt(place, from, ids)));
            }
            resume = rest.resumeAfter() == null ? null : cursorAt(rest.resumeAfter(), from, ids);
        }
        Page<PageEntry> page = Page.of(shown, limit, each -> each.cursor().encode(search), null);
        return resume == null
                ? page
                : new Page<>(
                        page.items(),
                        new Page.Position(limit, resume.encode(search).toString(), null));
    }

    private static SearchCursor cursorAt(TimePosition place, SearchCursor from, List<Long> ranked) {
        return new SearchCursor(from.asOf(), ranked.size(), place.publishedAt(), place.id());
    }

    private static double round(double score) {
        return Math.round(Math.max(0, score) * 10_000) / 10_000.0;
    }

    private record LoadedArticle(long id, CardJson card, String title, String body) {}

    /** Those that are still published. */
    private List<SearchMatch> load(List<PageEntry> shown, AnalyzedQuery asked) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Highlighter highlighter = new Highlighter(spellings(asked));
        Map<Long, LoadedArticle> read = new HashMap<>();
        database.list(
                Sql.of(
                                "SELECT article.id, article.public_id, article.title, left(article.body_text, ?) AS body,",
                                MAX_HIGHLIGHTED_CHARACTERS)
                        .then(cards.cardOf("article.id"))
                        .then(
                                "FROM article WHERE article.id = ANY (?) AND article.status = 'published'",
                                shown.stream().map(PageEntry::id).toList()),
                row -> read.put(
                        row.number("id"),
                        new LoadedArticle(
                                row.number("id"),
                                new CardJson(row.uuid("public_id"), row.text("card")),
                                row.text("title"),
                                row.text("body"))));
        Map<Long, CardJson> made = cards.made(read.values().stream()
                .filter(each -> !each.card().isReady())
                .map(LoadedArticle::id)
                .toList());
        return shown.stream()
                .filter(each -> read.containsKey(each.id()))
                .map(each -> {
                    LoadedArticle whole = read.get(each.id());
                    CardJson card = whole.card().isReady() ? whole.card() : made.get(each.id());
                    return new SearchMatch(card, each.score(), highlighter.highlight(whole.title(), whole.body()));
                })
                .filter(match -> match.article() != null)
                .toList();
    }

    private Set<String> spellings(AnalyzedQuery asked) {
        Set<String> spellings = new HashSet<>();
        asked.sequence().stream().filter(slot -> !slot.stopWord()).forEach(slot -> spellings.add(slot.word()));
        List<Integer> terms = asked.expandedWords().stream()
                .flatMap(group -> group.termWeights().keySet().stream())
                .toList();
        spellings.addAll(vocabulary.spellings(terms));
        return spellings;
    }
}
