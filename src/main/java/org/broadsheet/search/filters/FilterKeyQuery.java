package org.broadsheet.search.filters;


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
import org.broadsheet.articles.reading.FilterConditions;
import org.broadsheet.articles.reading.FilterConditions.Keys;
import org.broadsheet.articles.reading.TimeParameter;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.filters.ResolvedFilters.RequiredKeys;
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
    private static final int MAX_WEEKS = 60;

    private static final int DAYS_PER_WEEK = 7;

    private final Database database;
    private final FilterConditions conditions;

    FilterKeyQuery(Database database, FilterConditions filters) {
        this.database = database;
        this.conditions = filters;
    }

    public ResolvedFilters resolve(ArticleFilter filter, Instant asOf) {
        List<List<Integer>> required = new ArrayList<>();
        List<Integer> forbidden = new ArrayList<>();
        boolean impossible = false;
        for (Keys part : conditions.keys(filter)) {
            impossible |= part.matchNothing();
            if (part.includesSomething()) {
                required.add(keys(part.kind(), part.included()));
            }
            forbidden.addAll(keys(part.kind(), part.excluded()));
        }
        if (filter.language() != null) {
            required.add(languageKeys(filter.language().tags()));
        }
        Instant from = instantOf(filter.from());
        Instant before = instantOf(filter.to());
        Instant end = before == null || before.isAfter(asOf) ? asOf : before;
        if (from != null && Duration.between(from, end).toDays() < (long) MAX_WEEKS * DAYS_PER_WEEK) {
            required.add(weekKeys(from, end));
        }
        impossible |= required.stream().anyMatch(List::isEmpty);
        return new ResolvedFilters(
                impossible ? List.of() : withArticleCounts(required), forbidden, from, before, asOf, impossible);
    }

    private static Instant instantOf(TimeParameter moment) {
        return moment == null ? null : moment.time();
    }

    private static List<Integer> weekKeys(Instant from, Instant end) {
        return IntStream.rangeClosed(FilterKey.weekKey(end), FilterKey.weekKey(from))
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

    private List<Integer> languageKeys(List<String> tags) {
        return database.list(
                Sql.of("SELECT key FROM search_tongue WHERE tag = ANY (?)", tags), row -> row.integer("key"));
    }

    private List<RequiredKeys> withArticleCounts(List<List<Integer>> required) {
        if (required.isEmpty()) {
            return List.of();
        }
        Map<Integer, Integer> articles = new HashMap<>();
        List<Integer> all = required.stream().flatMap(Collection::stream).toList();
        database.list(
                Sql.of("SELECT key, articles FROM search_filing WHERE key = ANY (?)", all),
                row -> articles.put(row.integer("key"), row.integer("articles")));
        return required.stream()
                .map(keys -> new RequiredKeys(
                        keys,
                        keys.stream()
                                .mapToInt(key -> articles.getOrDefault(key, 0))
                                .sum()))
                .toList();
    }
}
