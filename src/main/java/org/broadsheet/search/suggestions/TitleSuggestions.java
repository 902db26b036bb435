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
import org.broadsheet.search.query.SearchRestrictions;
import org.broadsheet.search.query.TermAlternatives;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteUrls;

/** Finds articles whose titles hold all words, the last of which may be unfinished; the newest first. */
@Singleton
class TitleSuggestions {
    /** So many titles are all looked at; of more only the newest. */
    private static final int ALL = 1000;

    /** How many are likely to lie in the weeks looked at first, and then. */
    private static final List<Integer> LIKELY = List.of(100, 1000);

    /** Read for each one shown, so that titles beginning with what was typed can come first. */
    private static final int CHOICE = 3;

    private final Database database;
    private final WeeklyCounts weeks;
    private final SiteUrls site;

    TitleSuggestions(Database database, WeeklyCounts weeks, SiteUrls site) {
        this.database = database;
        this.weeks = weeks;
        this.site = site;
    }

    List<Suggestion> of(TypedText typed, AnalyzedQuery asked, SearchRestrictions restrictions, int limit) {
        if (asked.asksForNothing() || restrictions.impossible()) {
            return List.of();
        }
        int fewest =
                asked.groups().stream().mapToInt(TermAlternatives::titles).min().orElse(0);
        List<Suggestion> found = List.of();
        if (fewest <= ALL) {
            found = read(typed, asked, restrictions, List.of(), limit);
        } else {
            List<Week> all = weeks.upTo(Timestamps.now());
            for (int round = 0; round < LIKELY.size() && found.size() < limit; round++) {
                found = read(
                        typed,
                        asked,
                        restrictions,
                        newest(all, (double) LIKELY.get(round) * asked.corpus() / fewest),
                        limit);
            }
        }
        return found;
    }

    private static List<Integer> newest(List<Week> weeks, double articles) {
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
            TypedText typed, AnalyzedQuery asked, SearchRestrictions restrictions, List<Integer> weekKeys, int limit) {
        Sql sql = Sql.of("""
                SELECT article.slug, article.title, article.language, category.slug AS category_slug FROM (
                    SELECT article_id, published_at FROM search_document document WHERE true""");
        asked.groups().forEach(group -> sql.then("AND").then(MatchConditions.holds(group.titleKeys())));
        sql.then(MatchConditions.filed(restrictions));
        if (!weekKeys.isEmpty()) {
            sql.then("AND").then(MatchConditions.holds(weekKeys));
        }
        sql.then("""
                    ORDER BY published_at DESC, article_id DESC LIMIT ?
                ) newest JOIN article ON article.id = newest.article_id
                JOIN category ON category.id = article.category_id
                ORDER BY newest.published_at DESC, newest.article_id DESC""", CHOICE * limit);
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
                                Highlighter.beginnings(row.text("title"), words)))
                .stream()
                .sorted(Comparator.comparing((Suggestion suggestion) ->
                        !suggestion.name().toLowerCase(Locale.ROOT).startsWith(beginning)))
                .limit(limit)
                .toList();
    }
}
