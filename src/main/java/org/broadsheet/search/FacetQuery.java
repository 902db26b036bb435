package org.broadsheet.search;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;

/** Counts what the matches of a search are filed under, exactly and in one statement. */
@Singleton
class FacetQuery {
    private static final int MAX_VALUES = 50;

    private static final String COUNTED = """
            ), filed AS (
                SELECT listing.kind, listing.key, count(*) AS count,
                       row_number() OVER (PARTITION BY listing.kind ORDER BY count(*) DESC, listing.key) AS place
                FROM matched JOIN listing ON listing.article_id = matched.id GROUP BY listing.kind, listing.key
            )
            SELECT filed.kind::text AS kind, coalesce(category.slug, tag.slug, author.slug, source.slug) AS slug,
                   coalesce(category.name, tag.name, author.name, source.name) AS name, count
            FROM filed
            LEFT JOIN category ON kind = 'c' AND category.id = key
            LEFT JOIN tag ON kind = 't' AND tag.id = key
            LEFT JOIN author ON kind = 'a' AND author.id = key
            LEFT JOIN source ON kind = 's' AND source.id = key
            WHERE place <= ?
            UNION ALL
            SELECT 'language', language, language, count(*) FROM matched GROUP BY language
            UNION ALL
            SELECT 'year', year, year, count(*)
            FROM (SELECT to_char(listed_at AT TIME ZONE 'UTC', 'YYYY') AS year FROM matched) dated GROUP BY year
            ORDER BY count DESC, slug""";

    private final Database database;

    FacetQuery(Database database) {
        this.database = database;
    }

    private record Counted(String kind, FacetValue value) {}

    Facets of(Sql matching) {
        Map<String, List<FacetValue>> values = database
                .list(
                        Sql.of("WITH matched AS MATERIALIZED (SELECT article.id, article.language, article.listed_at"
                                        + " FROM " + Matches.TABLES + " WHERE")
                                .then(matching)
                                .then(COUNTED, MAX_VALUES),
                        row -> new Counted(
                                row.text("kind"),
                                new FacetValue(row.text("slug"), row.text("name"), row.number("count"))))
                .stream()
                .collect(Collectors.groupingBy(Counted::kind, Collectors.mapping(Counted::value, Collectors.toList())));
        return new Facets(
                values.getOrDefault("c", List.of()),
                values.getOrDefault("t", List.of()),
                values.getOrDefault("a", List.of()),
                values.getOrDefault("s", List.of()),
                values.getOrDefault("language", List.of()).stream()
                        .map(FacetQuery::named)
                        .toList(),
                values.getOrDefault("year", List.of()).stream()
                        .sorted((one, other) -> other.slug().compareTo(one.slug()))
                        .toList());
    }

    private static FacetValue named(FacetValue language) {
        Locale locale = Locale.forLanguageTag(language.slug());
        return new FacetValue(language.slug(), locale.getDisplayName(Locale.ENGLISH), language.count());
    }
}
