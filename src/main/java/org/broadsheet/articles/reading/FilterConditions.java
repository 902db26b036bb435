package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.taxonomy.TaxonomyKind;

/** Turns filters into conditions on {@code article}. Slugs are resolved to ids first: it is what the indexes know. */
@Singleton
public class FilterConditions {
    private static final String LISTING_ROW = """
            FROM listing WHERE listing.article_id = article.id AND listing.kind = ?::"char" AND listing.key = ANY (?)""";

    /** For a whole list: the planner may gather all keys' articles first. */
    private static final String IN_LISTING = "EXISTS (SELECT " + LISTING_ROW + ")";

    /** For the few rows of a walk: looked up row by row, which the planner cannot turn into anything larger. */
    private static final String ROW_IN_LISTING = "(SELECT true " + LISTING_ROW + " LIMIT 1) IS TRUE";

    private final Database database;

    FilterConditions(Database database) {
        this.database = database;
    }

    /** The ids behind the slugs of a filter's part. */
    public record FilterIds(TaxonomyKind kind, List<Long> included, List<Long> excluded, boolean hasIncludedSlugs) {
        /** Whether only entries that do not exist are asked for. */
        public boolean matchesNothing() {
            return hasIncludedSlugs && included.isEmpty();
        }
    }

    /** Resolves all slugs of a filter in one statement. */
    public List<FilterIds> resolve(ArticleFilter filter) {
        List<SlugPart> parts = parts(filter);
        if (parts.isEmpty()) {
            return List.of();
        }
        Map<String, Long> ids = findIds(parts);
        return parts.stream().map(part -> part.withIds(ids)).toList();
    }

    /** An entry that articles are filed under, by its slug. */
    record SingleEntry(TaxonomyKind kind, String slug) {}

    /** What a filter asks for when that is one entry, apart from languages and times. */
    static Optional<SingleEntry> singleEntry(ArticleFilter filter) {
        List<SlugPart> parts = parts(filter);
        return parts.size() == 1
                        && parts.get(0).isSingleSlug()
                        && filter.slugs() == null
                        && filter.status().isSingle()
                ? Optional.of(new SingleEntry(
                        parts.get(0).kind(), parts.get(0).slugs().included().get(0)))
                : Optional.empty();
    }

    private static List<SlugPart> parts(ArticleFilter filter) {
        return Stream.of(
                        new SlugPart(TaxonomyKind.CATEGORY, filter.category()),
                        new SlugPart(TaxonomyKind.TAG, filter.tag()),
                        new SlugPart(TaxonomyKind.AUTHOR, filter.author()),
                        new SlugPart(TaxonomyKind.SOURCE, filter.source()))
                .filter(part -> part.slugs() != null)
                .toList();
    }

    private record SlugPart(TaxonomyKind kind, SlugFilter slugs) {
        boolean isSingleSlug() {
            return slugs.included().size() == 1 && slugs.excluded().isEmpty();
        }

        FilterIds withIds(Map<String, Long> ids) {
            return new FilterIds(
                    kind,
                    idsOf(slugs.included(), ids),
                    idsOf(slugs.excluded(), ids),
                    !slugs.included().isEmpty());
        }

        private List<Long> idsOf(List<String> wanted, Map<String, Long> ids) {
            return wanted.stream()
                    .map(slug -> ids.get(kind.listing() + slug))
                    .filter(id -> id != null)
                    .distinct()
                    .toList();
        }

        List<String> allSlugs() {
            return Stream.concat(slugs.included().stream(), slugs.excluded().stream())
                    .toList();
        }
    }

    private Map<String, Long> findIds(List<SlugPart> parts) {
        Sql sql = null;
        for (SlugPart part : parts) {
            String select = "SELECT ? || slug AS name, id FROM " + part.kind().table() + " WHERE slug = ANY (?)";
            sql = sql == null
                    ? Sql.of(select, part.kind().listing(), part.allSlugs())
                    : sql.then("UNION ALL " + select, part.kind().listing(), part.allSlugs());
        }
        Map<String, Long> ids = new HashMap<>();
        database.list(sql, row -> ids.put(row.text("name"), row.number("id")));
        return ids;
    }

    /** All conditions of a filter on the table {@code article}. */
    public Sql conditions(ArticleFilter filter) {
        return conditions(filter, resolve(filter));
    }

    Sql conditions(ArticleFilter filter, List<FilterIds> keys) {
        return conditions(filter, keys, Optional.empty(), IN_LISTING);
    }

    /** @param driving the part whose listing is walked already, so that it need not be asked again */
    Sql rowConditions(ArticleFilter filter, List<FilterIds> keys, Optional<FilterIds> driving) {
        return conditions(filter, keys, driving, ROW_IN_LISTING);
    }

    private static Sql conditions(
            ArticleFilter filter, List<FilterIds> keys, Optional<FilterIds> driving, String inListing) {
        Sql sql = filter.status().isSingle()
                ? Sql.of("AND article.status = '" + filter.statusNames().get(0) + "'")
                : Sql.of("AND article.status = ANY (?)", filter.statusNames());
        for (FilterIds part : keys) {
            if (part.matchesNothing()) {
                return Sql.of("AND false");
            }
            boolean walked = driving.isPresent() && driving.get().equals(part);
            sql.thenIf(
                    part.hasIncludedSlugs() && !walked,
                    "AND " + inListing,
                    part.kind().listing(),
                    part.included());
            sql.thenIf(
                    !part.excluded().isEmpty(),
                    "AND NOT " + inListing,
                    part.kind().listing(),
                    part.excluded());
        }
        sql.then(languageAndTimeConditions(filter, "article"));
        if (filter.slugs() != null) {
            sql.thenIf(
                    !filter.slugs().included().isEmpty(),
                    "AND article.slug = ANY (?)",
                    filter.slugs().included());
            sql.thenIf(
                    !filter.slugs().excluded().isEmpty(),
                    "AND article.slug <> ALL (?)",
                    filter.slugs().excluded());
        }
        return sql;
    }

    /** The conditions that a row of {@code listing} can be held against as well as its article. */
    static Sql languageAndTimeConditions(ArticleFilter filter, String table) {
        Sql sql = Sql.of("");
        if (filter.language() != null) {
            sql.then("AND " + table + ".language = ANY (?)", filter.language().tags());
        }
        if (filter.from() != null) {
            sql.then("AND " + table + ".listed_at >= ?", filter.from().time());
        }
        if (filter.to() != null) {
            sql.then("AND " + table + ".listed_at < ?", filter.to().time());
        }
        return sql;
    }
}
