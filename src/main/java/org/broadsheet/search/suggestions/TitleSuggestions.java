package org.broadsheet.search.suggestions;


import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.search.highlighting.Highlighter;
import org.broadsheet.search.matching.MatchConditions;
import org.broadsheet.search.matching.WeeklyCounts;
import org.broadsheet.search.matching.WeeklyCounts.Week;
import org.broadsheet.search.query.AnalyzedQuery;
import org.broadsheet.search.filters.ResolvedFilters;
import org.broadsheet.search.query.ExpandedWord;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteUrls;

/** Finds articles whose titles hold all words, the last of which may be unfinished; the newest first. */
@Singleton
class TitleSuggestions {
    /** So many titles are all looked at; of more only the newest. */
    private static final int MAX_ALL_READ = 1000;

    /** How many are likely to lie in the weeks looked at first, and then. */
    private static final List<Integer> EXPECTED_TITLES = List.of(100, 1000);

    /** Read for each one shown, so that titles beginning with what was typed can come first. */
    private static final int READ_FACTOR = 3;

    private final Database database;
    private final WeeklyCounts weeklyCounts;
    private final SiteUrls site;

    TitleSuggestions(Database database, WeeklyCounts weeks, SiteUrls site) {
        this.database = database;
        this.weeklyCounts = weeks;
        this.site = site;
    }

    List<Suggestion> find(TypedText typed, AnalyzedQuery asked, ResolvedFilters restrictions, int limit) {
        if (asked.isEmpty() || restrictions.matchesNothing()) {
            return List.of();
        }
        int fewest =
                asked.expandedWords().stream().mapToInt(ExpandedWord::titles).min().orElse(0);
        List<Suggestion> found = List.of();
        if (fewest <= MAX_ALL_READ) {
            found = read(typed, asked, restrictions, List.of(), limit);
        } else {
            List<Week> all = weeklyCounts.upTo(Timestamps.now());
            for (int round = 0; round < EXPECTED_TITLES.size() && found.size() < limit; round++) {
                found = read(
                        typed,
                        asked,
                        restrictions,
                        newestWeekKeys(all, (double) EXPECTED_TITLES.get(round) * asked.corpusSize() / fewest),
                        limit);
            }
        }
        return found;
    }

    private static List<Integer> newestWeekKeys(List<Week> weeks, double articles) {
        List<Integer> keys = new ArrayList<>();
        double left = articles;
        for (Week week : weeks) {
            if (left <= 0) {
                break;
            }
            keys.add(week.key());
            left -= week.articles();
        }
        return keys;
    }

    private List<Suggestion> read(
            TypedText typed, AnalyzedQuery asked, ResolvedFilters restrictions, List<Integer> weekKeys, int limit) {
        Sql sql = Sql.of("""
                SELECT article.slug, article.title, article.language, category.slug AS category_slug FROM (
                    SELECT article_id, published_at FROM search_document document WHERE true""");
        asked.expandedWords().forEach(group -> sql.then("AND").then(MatchConditions.hasAnyKey(group.titleKeys())));
        sql.then(MatchConditions.requiredFilters(restrictions));
        if (!weekKeys.isEmpty()) {
            sql.then("AND").then(MatchConditions.hasAnyKey(weekKeys));
        }
        sql.then("""
                    ORDER BY published_at DESC, article_id DESC LIMIT ?
                ) newest JOIN article ON article.id = newest.article_id
                JOIN category ON category.id = article.category_id
                ORDER BY newest.published_at DESC, newest.article_id DESC""", READ_FACTOR * limit);
        List<String> words = Highlighter.words(typed.text());
        String beginning = typed.text().strip().toLowerCase(Locale.ROOT);
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
                        !suggestion.name().toLowerCase(Locale.ROOT).startsWith(beginning)))
                .limit(limit)
                .toList();
    }
}
