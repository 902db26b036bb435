package org.broadsheet.search.suggestions;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.Slug;
import org.broadsheet.search.filters.FilterKey;
import org.broadsheet.search.highlighting.Highlighter;
import org.broadsheet.search.highlighting.WordTokenizer;
import org.broadsheet.site.PageKind;
import org.broadsheet.site.SiteUrls;
import org.broadsheet.taxonomy.TaxonomyKind;

/**
 * Suggests categories, tags and authors by the beginning of their name, of any word in it, or of a former slug. Entries
 * that articles created implicitly are suggested only when a published article has them, since a name may disclose a
 * draft.
 */
@Singleton
class NameSuggestions {
    /** Number of names of each kind that are read and sorted by their number of articles. */
    private static final int MAX_COMPARED_PER_KIND = 500;

    /** A former slug is found by its beginning of this length, in characters, or else only whole. */
    private static final int MIN_SLUG_PREFIX = 3;

    private static final String NAMES_OF_KIND = """
            SELECT ? AS kind, entry.slug, entry.name, entry.begins, coalesce(filing.articles, 0) AS articles
            FROM (SELECT id, slug, name, implied, name_fold(name) COLLATE "C" BETWEEN asked.text AND asked.text || ? AS begins
                  FROM %1$s CROSS JOIN asked
                  WHERE name_fold(name) COLLATE "C" BETWEEN asked.text AND asked.text || ?
                     OR to_tsvector('pg_catalog.simple', name_fold(name)) @@ asked.words
                     OR id = ANY (ARRAY(SELECT entry_id FROM taxonomy_former_slug former
                                        WHERE former.kind = '%2$s' AND former.slug BETWEEN ? AND ? LIMIT ?))
                  LIMIT ?) entry
            LEFT JOIN search_filter_count filing ON filing.key = search_filter_key(?, entry.id)
            WHERE %3$s""";

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private final Database database;
    private final SiteUrls site;

    NameSuggestions(Database database, SiteUrls site) {
        this.database = database;
        this.site = site;
    }

    /**
     * @param atStart whether the name itself starts with the text, and not only a word in it
     * @param articles number of articles with the entry; follows writes within about a second
     */
    record NameMatch(Suggestion suggestion, boolean atStart, int articles) {}

    List<NameMatch> find(TypedText typed, int limit) {
        Sql sql = Sql.of("""
                WITH asked AS MATERIALIZED (
                    SELECT name_fold(?) COLLATE "C" AS text,
                           (SELECT to_tsquery('pg_catalog.simple', string_agg(quote_literal(word), ' & ') || ':*')
                            FROM string_to_table(search_fold(?), ' ') word WHERE word <> '') AS words
                )""", typed.text().strip().replaceAll("\\s+", " "), typed.text());
        String formerSlug = Slug.from(typed.text()).value();
        String lastFormerSlug = formerSlug.length() < MIN_SLUG_PREFIX ? formerSlug : formerSlug + LAST_CHARACTER;
        String union = "";
        for (TaxonomyKind kind : List.of(TaxonomyKind.CATEGORY, TaxonomyKind.TAG, TaxonomyKind.AUTHOR)) {
            sql.then(
                    union
                            + String.format(
                                    Locale.ROOT, NAMES_OF_KIND, kind.table(), kind.name(), kind.visibleToReaders()),
                    kind.name(),
                    LAST_CHARACTER,
                    LAST_CHARACTER,
                    formerSlug,
                    lastFormerSlug,
                    MAX_COMPARED_PER_KIND,
                    MAX_COMPARED_PER_KIND,
                    FilterKey.of(kind).ordinal());
            union = "UNION ALL ";
        }
        List<String> words = WordTokenizer.words(typed.text());
        return database.list(sql, row -> match(row, words)).stream()
                .sorted(Comparator.comparing(NameMatch::atStart)
                        .reversed()
                        .thenComparing(
                                Comparator.comparingInt(NameMatch::articles).reversed())
                        .thenComparing(match -> match.suggestion().name())
                        .thenComparing(match -> match.suggestion().kind()))
                .limit(limit)
                .toList();
    }

    private NameMatch match(Row row, List<String> words) throws SQLException {
        PageKind kind = PageKind.valueOf(row.text("kind"));
        return new NameMatch(
                new Suggestion(
                        kind,
                        row.text("slug"),
                        row.text("name"),
                        site.of(kind, row.text("slug")),
                        Highlighter.markPrefixes(row.text("name"), words)),
                row.flag("begins"),
                row.integer("articles"));
    }
}
