package org.broadsheet.search.facets;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.search.filters.FilterKey;
import org.broadsheet.search.matching.MatchSample;

/** Counts facet values in all matches or in a sample of them. A match counts for the ancestors of its categories too. */
@Singleton
public class FacetQuery {
    private static final int MAX_VALUES = 50;

    private static final String NAMES = """
            SELECT 'CATEGORY' AS kind, id AS number, slug, coalesce(translated_text(texts, asked.language, 'name'), name) AS name
            FROM category CROSS JOIN asked WHERE id = ANY (?)
            UNION ALL SELECT 'TAG', id, slug, coalesce(translated_text(texts, asked.language, 'name'), name)
            FROM tag CROSS JOIN asked WHERE id = ANY (?)
            UNION ALL SELECT 'AUTHOR', id, slug, name FROM author WHERE id = ANY (?)
            UNION ALL SELECT 'SOURCE', id, slug, name FROM source WHERE id = ANY (?)
            UNION ALL SELECT 'LANGUAGE', -key & 268435455, tag, tag FROM search_language_tag WHERE -key & 268435455 = ANY (?)""";

    private static final Comparator<FacetValue> MOST_FREQUENT_FIRST =
            Comparator.comparingLong((FacetValue value) -> -value.count()).thenComparing(FacetValue::slug);

    private final Database database;

    FacetQuery(Database database) {
        this.database = database;
    }

    /** @param language of the names; null for the default language of the site */
    public Facets count(MatchSample sample, String language) {
        Map<FilterKey, Map<Long, Long>> counts = counts(sample.filterKeys());
        List<Object> numbers = Stream.of(
                        FilterKey.CATEGORY, FilterKey.TAG, FilterKey.AUTHOR, FilterKey.SOURCE, FilterKey.LANGUAGE)
                .<Object>map(kind -> mostFrequent(counts.getOrDefault(kind, Map.of())))
                .toList();
        Map<FilterKey, List<FacetValue>> values = database
                .list(
                        Sql.of("WITH asked AS (SELECT ?::text AS language)", language)
                                .then(NAMES, numbers.toArray()),
                        row -> labelled(
                                FilterKey.valueOf(row.text("kind")),
                                row.text("slug"),
                                row.text("name"),
                                counts.get(FilterKey.valueOf(row.text("kind"))).get(row.number("number")),
                                sample.scale(),
                                language == null ? Locale.ENGLISH : Locale.forLanguageTag(language)))
                .stream()
                .sorted(Comparator.comparing(LabelledValue::value, MOST_FREQUENT_FIRST))
                .collect(Collectors.groupingBy(
                        LabelledValue::kind, Collectors.mapping(LabelledValue::value, Collectors.toList())));
        return new Facets(
                values.getOrDefault(FilterKey.CATEGORY, List.of()),
                values.getOrDefault(FilterKey.TAG, List.of()),
                values.getOrDefault(FilterKey.AUTHOR, List.of()),
                values.getOrDefault(FilterKey.SOURCE, List.of()),
                values.getOrDefault(FilterKey.LANGUAGE, List.of()),
                years(counts.getOrDefault(FilterKey.YEAR, Map.of()), sample.scale()));
    }

    private record LabelledValue(FilterKey kind, FacetValue value) {}

    private static LabelledValue labelled(
            FilterKey kind, String slug, String name, long count, int scale, Locale locale) {
        String label = kind == FilterKey.LANGUAGE ? Locale.forLanguageTag(slug).getDisplayName(locale) : name;
        return new LabelledValue(kind, new FacetValue(slug, label, count * scale));
    }

    private static List<FacetValue> years(Map<Long, Long> counts, int scale) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByKey().reversed())
                .map(each -> {
                    String year = String.format("%04d", each.getKey() - FilterKey.YEARS_BEFORE_ZERO);
                    return new FacetValue(year, year, each.getValue() * scale);
                })
                .toList();
    }

    private Map<FilterKey, Map<Long, Long>> counts(List<List<Integer>> filterKeys) {
        Map<Integer, Long> byKey = new HashMap<>();
        filterKeys.forEach(keys -> keys.forEach(key -> byKey.merge(key, 1L, Long::sum)));
        Map<FilterKey, Map<Long, Long>> counts = new HashMap<>();
        byKey.forEach((key, count) -> counts.computeIfAbsent(FilterKey.kindOf(key), each -> new HashMap<>())
                .put((long) FilterKey.numberOf(key), count));
        Map<Long, Long> ownCategories = counts.get(FilterKey.CATEGORY);
        if (ownCategories != null) {
            counts.put(FilterKey.CATEGORY, countWithAncestors(filterKeys, ownCategories.keySet()));
        }
        return counts;
    }

    private Map<Long, Long> countWithAncestors(List<List<Integer>> filterKeys, Set<Long> categories) {
        Map<Long, Set<Long>> ancestors = new HashMap<>();
        database.list(Sql.of("""
                        WITH RECURSIVE up (own, id) AS (
                            SELECT id, id FROM unnest(?) AS used (id)
                            UNION
                            SELECT up.own, category.parent_id FROM up JOIN category USING (id)
                            WHERE category.parent_id IS NOT NULL
                        )
                        SELECT own, id FROM up""", categories), row -> ancestors
                .computeIfAbsent(row.number("own"), each -> new HashSet<>())
                .add(row.number("id")));
        Map<List<Integer>, Long> articlesByCategories = filterKeys.stream()
                .collect(Collectors.groupingBy(
                        keys -> keys.stream()
                                .filter(key -> FilterKey.kindOf(key) == FilterKey.CATEGORY)
                                .toList(),
                        Collectors.counting()));
        Map<Long, Long> counts = new HashMap<>();
        articlesByCategories.forEach((keys, articles) -> keys.stream()
                .flatMap(key -> ancestors.get((long) FilterKey.numberOf(key)).stream())
                .distinct()
                .forEach(category -> counts.merge(category, articles, Long::sum)));
        return counts;
    }

    private static List<Long> mostFrequent(Map<Long, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_VALUES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
