package org.broadsheet.search.suggestions;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.highlighting.Highlighter;
import org.broadsheet.search.highlighting.WordTokenizer;
import org.broadsheet.search.matching.MatchConditions;
import org.broadsheet.search.matching.WeeklyCounts;
import org.broadsheet.search.matching.WeeklyCounts.Week;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.query.ExpandedWord;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteUrls;

/** Suggests articles whose title contains all words, where the last word may be unfinished. Newest articles come first. */
@Singleton
class TitleSuggestions {
    /** Up to this many titles with the rarest word are all searched; of more only the newest. */
    private static final int MAX_ALL_READ = 1000;

    /** Number of titles with the rarest word that are expected in the weeks of the first and of the second read. */
    private static final List<Integer> EXPECTED_TITLES = List.of(100, 1000);

    /** Number of articles read for each suggestion, so that titles that start with the text can be preferred. */
    private static final int READ_FACTOR = 3;

    private final Database database;
    private final WeeklyCounts weeklyCounts;
    private final SiteUrls site;

    TitleSuggestions(Database database, WeeklyCounts weeklyCounts, SiteUrls site) {
        this.database = database;
        this.weeklyCounts = weeklyCounts;
        this.site = site;
    }

    List<Suggestion> find(TypedText typed, AnalyzedQuery query, ResolvedFilters filters, int limit) {
        if (query.isEmpty() || filters.matchesNothing()) {
            return List.of();
        }
        int fewestTitles = query.expandedWords().stream()
                .mapToInt(ExpandedWord::titles)
                .min()
                .orElse(0);
        List<Suggestion> found = List.of();
        if (fewestTitles <= MAX_ALL_READ) {
            found = read(typed, query, filters, List.of(), limit);
        } else {
            List<Week> weeks = weeklyCounts.upTo(Timestamps.now());
            for (int round = 0; round < EXPECTED_TITLES.size() && found.size() < limit; round++) {
                found = read(
                        typed,
                        query,
                        filters,
                        WeeklyCounts.newestKeys(
                                weeks, (double) EXPECTED_TITLES.get(round) * query.corpusSize() / fewestTitles),
                        limit);
            }
        }
        return found;
    }

    private List<Suggestion> read(
            TypedText typed, AnalyzedQuery query, ResolvedFilters filters, List<Integer> weekKeys, int limit) {
        Sql sql = Sql.of("""
                SELECT article.slug, article.title, article.language, category.slug AS category_slug FROM (
                    SELECT article_id, published_at FROM search_document document WHERE true""");
        query.expandedWords().forEach(word -> sql.then("AND").then(MatchConditions.hasAnyKey(word.titleKeys())));
        sql.then(MatchConditions.requiredFilters(filters));
        if (!weekKeys.isEmpty()) {
            sql.then("AND").then(MatchConditions.hasAnyKey(weekKeys));
        }
        sql.then("""
                    ORDER BY published_at DESC, article_id DESC LIMIT ?
                ) newest JOIN article ON article.id = newest.article_id
                JOIN category ON category.id = article.category_id
                ORDER BY newest.published_at DESC, newest.article_id DESC""", READ_FACTOR * limit);
        List<String> words = WordTokenizer.words(typed.text());
        String prefix = typed.text().strip().toLowerCase(Locale.ROOT);
        return database
                .list(
                        sql,
                        row -> new Suggestion(
                                PageKind.article,
                                row.text("slug"),
                                row.text("title"),
                                site.article(row.text("slug"), row.text("category_slug"), row.text("language")),
                                Highlighter.markPrefixes(row.text("title"), words)))
                .stream()
                .sorted(Comparator.comparing((Suggestion suggestion) ->
                        !suggestion.name().toLowerCase(Locale.ROOT).startsWith(prefix)))
                .limit(limit)
                .toList();
    }
}
