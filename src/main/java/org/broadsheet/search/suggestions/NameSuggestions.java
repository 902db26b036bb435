package org.broadsheet.search.suggestions;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.search.highlighting.Highlighter;
import org.broadsheet.search.query.FilterKeyQuery;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteUrls;
import org.broadsheet.taxonomy.TaxonomyKind;

/**
 * Finds categories, tags and authors by the beginning of the name or of any word in it. An implied one is shown while a
 * published article is filed under it: its name would give a draft away.
 */
@Singleton
class NameSuggestions {
    /** So many of each kind are compared by how much is filed under them. */
    private static final int COMPARED = 500;

    private static final String FOUND = """
            SELECT ? AS kind, entry.slug, entry.name, entry.begins, coalesce(filing.articles, 0) AS articles
            FROM (SELECT id, slug, name, implied, name_fold(name) COLLATE "C" BETWEEN asked.text AND asked.text || ? AS begins
                  FROM %1$s CROSS JOIN asked
                  WHERE name_fold(name) COLLATE "C" BETWEEN asked.text AND asked.text || ?
                     OR to_tsvector('pg_catalog.simple', name_fold(name)) @@ asked.words
                  LIMIT ?) entry
            LEFT JOIN search_filter_count filing ON filing.key = search_filter_key(?, entry.id)
            WHERE NOT entry.implied OR EXISTS (
                SELECT FROM listing WHERE kind = ?::"char" AND key = entry.id AND status = 'published')""";

    private static final String END = Character.toString(Character.MAX_CODE_POINT);

    private final Database database;
    private final SiteUrls site;

    NameSuggestions(Database database, SiteUrls site) {
        this.database = database;
        this.site = site;
    }

    /** @param begins whether the whole name begins so, and not only a word in it */
    record Match(Suggestion suggestion, boolean begins, int articles) {}

    List<Match> of(TypedText typed, int limit) {
        Sql sql = Sql.of("""
                WITH asked AS MATERIALIZED (
                    SELECT name_fold(?) COLLATE "C" AS text,
                           (SELECT to_tsquery('pg_catalog.simple', string_agg(quote_literal(word), ' & ') || ':*')
                            FROM string_to_table(search_fold(?), ' ') word WHERE word <> '') AS words
                )""", typed.text().strip().replaceAll("\\s+", " "), typed.text());
        String union = "";
        for (TaxonomyKind kind : List.of(TaxonomyKind.CATEGORY, TaxonomyKind.TAG, TaxonomyKind.AUTHOR)) {
            sql.then(
                    union + String.format(Locale.ROOT, FOUND, kind.table()),
                    kind.name(),
                    END,
                    END,
                    COMPARED,
                    FilterKeyQuery.FILING.get(kind).ordinal(),
                    kind.listing());
            union = "UNION ALL ";
        }
        List<String> words = Highlighter.words(typed.text());
        return database.list(sql, row -> match(row, words)).stream()
                .sorted(Comparator.comparing(Match::begins)
                        .reversed()
                        .thenComparing(Comparator.comparingInt(Match::articles).reversed())
                        .thenComparing(match -> match.suggestion().name())
                        .thenComparing(match -> match.suggestion().kind()))
                .limit(limit)
                .toList();
    }

    private Match match(Row row, List<String> words) throws java.sql.SQLException {
        PageKind kind = PageKind.valueOf(row.text("kind"));
        return new Match(
                new Suggestion(
                        kind,
                        row.text("slug"),
                        row.text("name"),
                        site.of(kind, row.text("slug")),
                        Highlighter.beginnings(row.text("name"), words)),
                row.flag("begins"),
                row.integer("articles"));
    }
}
