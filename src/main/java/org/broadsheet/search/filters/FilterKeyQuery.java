package org.broadsheet.search.filters;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.filters.FilterConditions.FilterIds;
import org.broadsheet.articles.filters.FilterConditions.ResolvedFilter;
import org.broadsheet.articles.filters.TimeParameter;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.filters.ResolvedFilters.RequiredKeys;
import org.broadsheet.taxonomy.TaxonomyKind;

/** Resolves the filters of a search to keys of the index: slugs, subcategories, language tags and dates. */
@Singleton
public class FilterKeyQuery {
    private final Database database;
    private final FilterConditions conditions;

    FilterKeyQuery(Database database, FilterConditions filters) {
        this.database = database;
        this.conditions = filters;
    }

    /** @param asOf articles published later are not shown */
    public ResolvedFilters resolve(ArticleFilter filter, Instant asOf) {
        List<List<Integer>> required = new ArrayList<>();
        List<Integer> excludedKeys = new ArrayList<>();
        ResolvedFilter resolved = conditions.resolve(filter);
        for (FilterIds part : resolved.ids()) {
            if (!part.included().isEmpty()) {
                required.add(keys(part.kind().taxonomy(), part.included()));
            }
            excludedKeys.addAll(keys(part.kind().taxonomy(), part.excluded()));
        }
        if (filter.language() != null) {
            required.add(languageKeys(resolved.filter().language().tags()));
        }
        Instant from = instantOf(filter.from());
        Instant before = instantOf(filter.to());
        Instant end = before == null || before.isAfter(asOf) ? asOf : before;
        DateFilterKeys.between(from, end).ifPresent(required::add);
        boolean matchesNothing = required.stream().anyMatch(List::isEmpty);
        return new ResolvedFilters(
                matchesNothing ? List.of() : withArticleCounts(required),
                excludedKeys,
                from,
                before,
                asOf,
                matchesNothing);
    }

    private static Instant instantOf(TimeParameter parameter) {
        return parameter == null ? null : parameter.time();
    }

    private List<Integer> keys(TaxonomyKind kind, List<Long> ids) {
        FilterKey filterKey = FilterKey.of(kind);
        return (kind == TaxonomyKind.CATEGORY && !ids.isEmpty() ? withDescendants(ids) : ids)
                .stream().map(filterKey::key).toList();
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

    private List<Integer> languageKeys(List<String> languageTags) {
        return database.list(
                Sql.of("SELECT key FROM search_language_tag WHERE tag = ANY (?)", languageTags),
                row -> row.integer("key"));
    }

    private List<RequiredKeys> withArticleCounts(List<List<Integer>> required) {
        if (required.isEmpty()) {
            return List.of();
        }
        Map<Integer, Integer> articles = new HashMap<>();
        List<Integer> all = required.stream().flatMap(Collection::stream).toList();
        database.list(
                Sql.of("SELECT key, articles FROM search_filter_count WHERE key = ANY (?)", all),
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
