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
import org.broadsheet.search.matching.MatchQuery.Found;
import org.broadsheet.search.matching.PlannerSettings;
import org.broadsheet.search.matching.RemainingMatches;
import org.broadsheet.search.matching.RemainingMatches.Stretch;
import org.broadsheet.search.matching.SearchRanking;
import org.broadsheet.search.matching.SearchRanking.Ranked;
import org.broadsheet.search.matching.TimePosition;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.FilterKeyQuery;
import org.broadsheet.search.query.ParsedQuery;
import org.broadsheet.search.query.QueryAnalyzer;
import org.broadsheet.search.query.SearchRestrictions;
import org.broadsheet.search.query.SearchVocabulary;

/** Answers a search. The method, its reasons and its cost: {@code src/docs/search.md}. */
@Singleton
class SearchQuery {
    /** Words are shown in their surroundings if they stand among so many characters. */
    private static final int HIGHLIGHTED = 10_000;

    private final Database database;
    private final PlannerSettings planning;
    private final QueryAnalyzer interpreter;
    private final FilterKeyQuery filters;
    private final MatchQuery matches;
    private final RemainingMatches tail;
    private final FacetQuery facets;
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
        this.planning = planning;
        this.interpreter = interpreter;
        this.filters = filters;
        this.matches = matches;
        this.tail = tail;
        this.facets = facets;
        this.cards = cards;
        this.vocabulary = vocabulary;
    }

    @Transactional
    SearchResult of(ParsedQuery text, ArticleFilter filter, int limit, Cursor cursor) {
        String search = "search-" + Integer.toHexString((text.text() + '\n' + filter).hashCode());
        SearchCursor from = SearchCursor.of(cursor, search);
        planning.alongIndexes();
        AnalyzedQuery asked = interpreter.of(
                text, filter.language() == null ? null : filter.language().tags());
        SearchRestrictions restrictions = filters.of(filter, from.asOf());
        if (asked.asksForNothing() || restrictions.impossible()) {
            return new SearchResult(List.of(), new Page.Position(limit, null, null), Facets.NONE, true, null);
        }
        planning.anew(true);
        Found found = matches.of(asked, restrictions);
        Page<Shown> page = page(new Answered(asked, restrictions, found), limit, from, search);
        planning.anew(false);
        return new SearchResult(
                inFull(page.items(), asked),
                page.page(),
                facets.of(
                        found.tally(),
                        filter.language() == null ? null : filter.language().single()),
                found.tally().oneIn() == 1,
                asked.suggestion());
    }

    private record Answered(AnalyzedQuery asked, SearchRestrictions restrictions, Found found) {}

    /** @param cursor continues behind it */
    private record Shown(long id, double score, SearchCursor cursor) {}

    private Page<Shown> page(Answered answered, int limit, SearchCursor from, String search) {
        List<Ranked> ranked =
                SearchRanking.of(answered.asked(), answered.found().candidates());
        List<Long> ids = ranked.stream().map(each -> each.candidate().id()).toList();
        List<Shown> shown = new ArrayList<>();
        if (from.after() == null) {
            int start = ids.contains(from.last()) ? ids.indexOf(from.last()) + 1 : from.ranked();
            for (int place = start; place < Math.min(ids.size(), start + limit + 1); place++) {
                SearchCursor next = new SearchCursor(from.asOf(), place + 1, null, ids.get(place));
                shown.add(new Shown(ids.get(place), rounded(ranked.get(place).score()), next));
            }
        }
        SearchCursor resume = null;
        if (shown.size() <= limit) {
            TimePosition after = from.after() == null ? null : new TimePosition(from.after(), from.last());
            Stretch rest = tail.after(
                    after, answered.found(), ids, answered.asked(), answered.restrictions(), limit + 1 - shown.size());
            for (TimePosition place : rest.places()) {
                shown.add(new Shown(place.id(), 0, cursorAt(place, from, ids)));
            }
            resume = rest.resume() == null ? null : cursorAt(rest.resume(), from, ids);
        }
        Page<Shown> page = Page.of(shown, limit, each -> each.cursor().toCursor(search), null);
        return resume == null
                ? page
                : new Page<>(
                        page.items(),
                        new Page.Position(limit, resume.toCursor(search).toString(), null));
    }

    private static SearchCursor cursorAt(TimePosition place, SearchCursor from, List<Long> ranked) {
        return new SearchCursor(from.asOf(), ranked.size(), place.publishedAt(), place.id());
    }

    private static double rounded(double score) {
        return Math.round(Math.max(0, score) * 10_000) / 10_000.0;
    }

    private record InFull(long id, CardJson card, String title, String body) {}

    /** Those that are still published. */
    private List<SearchMatch> inFull(List<Shown> shown, AnalyzedQuery asked) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Highlighter highlighter = new Highlighter(spellings(asked));
        Map<Long, InFull> read = new HashMap<>();
        database.list(
                Sql.of(
                                "SELECT article.id, article.public_id, article.title, left(article.body_text, ?) AS body,",
                                HIGHLIGHTED)
                        .then(cards.cardColumn("article.id"))
                        .then(
                                "FROM article WHERE article.id = ANY (?) AND article.status = 'published'",
                                shown.stream().map(Shown::id).toList()),
                row -> read.put(
                        row.number("id"),
                        new InFull(
                                row.number("id"),
                                new CardJson(row.uuid("public_id"), row.text("card")),
                                row.text("title"),
                                row.text("body"))));
        Map<Long, CardJson> made = cards.render(read.values().stream()
                .filter(each -> !each.card().isPrerendered())
                .map(InFull::id)
                .toList());
        return shown.stream()
                .filter(each -> read.containsKey(each.id()))
                .map(each -> {
                    InFull whole = read.get(each.id());
                    CardJson card = whole.card().isPrerendered() ? whole.card() : made.get(each.id());
                    return new SearchMatch(card, each.score(), highlighter.of(whole.title(), whole.body()));
                })
                .filter(match -> match.article() != null)
                .toList();
    }

    private Set<String> spellings(AnalyzedQuery asked) {
        Set<String> spellings = new HashSet<>();
        asked.sequence().stream().filter(slot -> !slot.stop()).forEach(slot -> spellings.add(slot.word()));
        List<Integer> terms = asked.groups().stream()
                .flatMap(group -> group.weights().keySet().stream())
                .toList();
        spellings.addAll(vocabulary.spellings(terms));
        return spellings;
    }
}
