package org.broadsheet.search.query;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.FilterConditions.FilterIds;
import org.broadsheet.articles.reading.FilterConditions;
import org.broadsheet.articles.reading.TimeParameter;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.query.SearchRestrictions.Restriction;
import org.broadsheet.taxonomy.TaxonomyKind;

/** Turns filters into the keys that documents have. */
@Singleton
public class FilterKeyQuery {
    public static final Map<TaxonomyKind, FilterKey> FILING = Map.of(
            TaxonomyKind.CATEGORY, FilterKey.CATEGORY,
            TaxonomyKind.TAG, FilterKey.TAG,
            TaxonomyKind.AUTHOR, FilterKey.AUTHOR,
            TaxonomyKind.SOURCE, FilterKey.SOURCE);

    /** So few weeks are looked up in the index; a longer time is compared row by row. */
    private static final int WEEKS = 60;

    private static final int DAYS_OF_WEEK = 7;

    private final Database database;
    private final FilterConditions filters;

    FilterKeyQuery(Database database, FilterConditions filters) {
        this.database = database;
        this.filters = filters;
    }

    public SearchRestrictions of(ArticleFilter filter, Instant asOf) {
        List<List<Integer>> required = new ArrayList<>();
        List<Integer> forbidden = new ArrayList<>();
        boolean impossible = false;
        for (FilterIds part : filters.resolve(filter)) {
            impossible |= part.matchesNothing();
            if (part.hasIncludedSlugs()) {
                required.add(keys(part.kind(), part.included()));
            }
            forbidden.addAll(keys(part.kind(), part.excluded()));
        }
        if (filter.language() != null) {
            required.add(tongues(filter.language().tags()));
        }
        Instant from = timeOf(filter.from());
        Instant before = timeOf(filter.to());
        Instant end = before == null || before.isAfter(asOf) ? asOf : before;
        if (from != null && Duration.between(from, end).toDays() < (long) WEEKS * DAYS_OF_WEEK) {
            required.add(weeks(from, end));
        }
        impossible |= required.stream().anyMatch(List::isEmpty);
        return new SearchRestrictions(
                impossible ? List.of() : counted(required), forbidden, from, before, asOf, impossible);
    }

    private static Instant timeOf(TimeParameter moment) {
        return moment == null ? null : moment.time();
    }

    private static List<Integer> weeks(Instant from, Instant end) {
        return IntStream.rangeClosed(FilterKey.weekOf(end), FilterKey.weekOf(from))
                .boxed()
                .toList();
    }

    private List<Integer> keys(TaxonomyKind kind, List<Long> ids) {
        FilterKey filing = FILING.get(kind);
        return (kind == TaxonomyKind.CATEGORY && !ids.isEmpty() ? withDescendants(ids) : ids)
                .stream().map(filing::key).toList();
    }

    private List<Long> withDescendants(List<Long> categories) {
        return database.list(Sql.of("""
                WITH RECURSIVE down (id) AS (
                    SELECT unnest(?)
                    UNION
                    SELECT category.id FROM down JOIN category ON category.parent_id = down.id
                )
                SELECT id FROM down""", categories), row -> row.number("id"));
    }

    private List<Integer> tongues(List<String> tags) {
        return database.list(
                Sql.of("SELECT key FROM search_language_tag WHERE tag = ANY (?)", tags), row -> row.integer("key"));
    }

    private List<Restriction> counted(List<List<Integer>> required) {
        if (required.isEmpty()) {
            return List.of();
        }
        Map<Integer, Integer> articles = new HashMap<>();
        List<Integer> all = required.stream().flatMap(Collection::stream).toList();
        database.list(
                Sql.of("SELECT key, articles FROM search_filter_count WHERE key = ANY (?)", all),
                row -> articles.put(row.integer("key"), row.integer("articles")));
        return required.stream()
                .map(keys -> new Restriction(
                        keys,
                        keys.stream()
                                .mapToInt(key -> articles.getOrDefault(key, 0))
                                .sum()))
                .toList();
    }
}
