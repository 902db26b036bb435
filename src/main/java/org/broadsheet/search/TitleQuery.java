package org.broadsheet.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.broadsheet.platform.json.Times;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;
import org.broadsheet.search.Weeks.Week;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteAddress;

/** Finds articles whose titles hold all words, the last of which may be unfinished; the newest first. */
@Singleton
class TitleQuery {
    /** So many titles are all looked at; of more only the newest. */
    private static final int ALL = 1000;

    /** How many are likely to lie in the weeks looked at first, and then. */
    private static final List<Integer> LIKELY = List.of(100, 1000);

    /** Read for each one shown, so that titles beginning with what was typed can come first. */
    private static final int CHOICE = 3;

    private final Database database;
    private final Weeks weeks;
    private final SiteAddress site;

    TitleQuery(Database database, Weeks weeks, SiteAddress site) {
        this.database = database;
        this.weeks = weeks;
        this.site = site;
    }

    List<Suggestion> of(TypedText typed, Interpretation asked, Restrictions restrictions, int limit) {
        if (asked.asksForNothing() || restrictions.impossible()) {
            return List.of();
        }
        int fewest = asked.groups().stream().mapToInt(TermGroup::titles).min().orElse(0);
        List<Suggestion> found = List.of();
        if (fewest <= ALL) {
            found = read(typed, asked, restrictions, List.of(), limit);
        } else {
            List<Week> all = weeks.upTo(Times.now());
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
            TypedText typed, Interpretation asked, Restrictions restrictions, List<Integer> weekKeys, int limit) {
        Sql sql = Sql.of("""
                SELECT article.slug, article.title, article.language, category.slug AS category_slug FROM (
                    SELECT article_id, published_at FROM search_document document WHERE true""");
        asked.groups().forEach(group -> sql.then("AND").then(Conditions.holds(group.titleKeys())));
        sql.then(Conditions.filed(restrictions));
        if (!weekKeys.isEmpty()) {
            sql.then("AND").then(Conditions.holds(weekKeys));
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
