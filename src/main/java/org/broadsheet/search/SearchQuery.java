package org.broadsheet.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.ArticleFilter;
import org.broadsheet.articles.CardReader;
import org.broadsheet.articles.FilterSql;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.platform.page.Page;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;
import org.broadsheet.search.Matches.Found;
import org.broadsheet.search.Matches.Position;
import org.broadsheet.search.Ranking.Ranked;

/** Answers a search. The method, its reasons and its cost: {@code src/docs/search.md}. */
@Singleton
class SearchQuery {
    /** Words are shown in their surroundings if they stand among so many characters. */
    private static final int HIGHLIGHTED = 10_000;

    private final Database database;
    private final Interpreter interpreter;
    private final FilterSql filters;
    private final Matches matches;
    private final FacetQuery facets;
    private final CardReader cards;
    private final Vocabulary vocabulary;

    SearchQuery(
            Database database,
            Interpreter interpreter,
            FilterSql filters,
            Matches matches,
            FacetQuery facets,
            CardReader cards,
            Vocabulary vocabulary) {
        this.database = database;
        this.interpreter = interpreter;
        this.filters = filters;
        this.matches = matches;
        this.facets = facets;
        this.cards = cards;
        this.vocabulary = vocabulary;
    }

    @Transactional
    SearchResult of(QueryText text, ArticleFilter filter, int limit, Cursor cursor) {
        String search = "search-" + Integer.toHexString((text.text() + '\n' + filter).hashCode());
        SearchCursor from = SearchCursor.of(cursor, search);
        matches.prepare();
        Interpretation asked = interpreter.of(
                text, filter.language() == null ? null : filter.language().tags());
        if (asked.asksForNothing()) {
            Facets none = new Facets(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
            return new SearchResult(List.of(), new Page.Position(limit, null, null), none, null);
        }
        Sql condition = filters.conditions(filter).then("AND article.listed_at <= ?", from.asOf());
        Found found = matches.of(asked, condition);
        Page<Shown> page = page(found, Ranking.of(asked, found.candidates()), limit, from, search);
        return new SearchResult(
                inFull(page.items(), asked), page.page(), facets.of(found.matching()), asked.suggestion());
    }

    /** @param cursor continues behind it */
    private record Shown(long id, double score, SearchCursor cursor) {}

    private Page<Shown> page(Found found, List<Ranked> ranked, int limit, SearchCursor from, String search) {
        List<Shown> shown = new ArrayList<>();
        List<Long> ids = ranked.stream().map(each -> each.candidate().id()).toList();
        if (from.after() == null) {
            int start = ids.contains(from.last()) ? ids.indexOf(from.last()) + 1 : from.ranked();
            for (int place = start; place < Math.min(ids.size(), start + limit + 1); place++) {
                SearchCursor next = new SearchCursor(from.asOf(), place + 1, null, ids.get(place));
                shown.add(new Shown(ids.get(place), rounded(ranked.get(place).score()), next));
            }
        }
        if (shown.size() <= limit && !found.complete()) {
            Position after = from.after() == null ? null : new Position(from.after(), from.last());
            for (Position rest : matches.rest(found, ids, after, limit + 1 - shown.size())) {
                SearchCursor next = new SearchCursor(from.asOf(), ids.size(), rest.publishedAt(), rest.id());
                shown.add(new Shown(rest.id(), 0, next));
            }
        }
        return Page.of(shown, limit, each -> each.cursor().toCursor(search), null);
    }

    private static double rounded(double score) {
        return Math.round(Math.max(0, score) * 10_000) / 10_000.0;
    }

    private record InFull(ArticleCard card, String body) {}

    private List<SearchMatch> inFull(List<Shown> shown, Interpretation asked) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Highlighter highlighter = new Highlighter(spellings(asked));
        Map<Long, InFull> read = new HashMap<>();
        database.list(
                Sql.of(
                        "SELECT " + CardReader.COLUMNS + ", left(article.body_text, ?) AS body FROM "
                                + CardReader.TABLES + " WHERE article.id = ANY (?)",
                        HIGHLIGHTED,
                        shown.stream().map(Shown::id).toList()),
                row -> read.put(row.number("id"), new InFull(cards.card(row), row.text("body"))));
        return shown.stream()
                .filter(each -> read.containsKey(each.id()))
                .map(each -> {
                    InFull whole = read.get(each.id());
                    return new SearchMatch(
                            whole.card(),
                            each.score(),
                            highlighter.of(whole.card().title(), whole.body()));
                })
                .toList();
    }

    private Set<String> spellings(Interpretation asked) {
        Set<String> spellings = new HashSet<>();
        asked.sequence().stream().filter(slot -> !slot.stop()).forEach(slot -> spellings.add(slot.word()));
        List<Integer> terms = asked.groups().stream()
                .flatMap(group -> group.weights().keySet().stream())
                .toList();
        spellings.addAll(vocabulary.spellings(terms));
        return spellings;
    }
}
