package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.taxonomy.TaxonomyKind;

/**
 * Turns filters into SQL conditions on table {@code article}. Slugs are resolved to ids first, since indexes hold ids.
 */
@Singleton
public class FilterConditions {
    private static final String LISTING_ROW = """
            FROM listing WHERE listing.article_id = article.id AND listing.kind = ?::"char" AND listing.key = ANY (?)""";

    /** For statements that read a whole list: the planner may use a hash or merge join. */
    private static final String IN_LISTING = "EXISTS (SELECT " + LISTING_ROW + ")";

    /**
     * For scans that stop after a page: a scalar subquery, which the planner evaluates row by row and never as a join.
     */
    private static final String ROW_IN_LISTING = "(SELECT true " + LISTING_ROW + " LIMIT 1) IS TRUE";

    private final Database database;

    FilterConditions(Database database) {
        this.database = database;
    }

    /**
     * A {@link SlugFilter} with its slugs resolved.
     *
     * @param included ids of the entries that exist
     * @param hasIncludedSlugs whether the filter names slugs to include, even if none of them exists
     */
    public record FilterIds(TaxonomyKind kind, List<Long> included, List<Long> excluded, boolean hasIncludedSlugs) {
        /** Whether the filter includes only slugs that do not exist. */
        public boolean matchesNothing() {
            return hasIncludedSlugs && included.isEmpty();
        }
    }

    /** Resolves all slugs of a filter in at most one statement. */
    public List<FilterIds> resolve(ArticleFilter filter) {
        List<SlugPart> parts = parts(filter);
        if (parts.isEmpty()) {
            return List.of();
        }
        Map<String, Long> ids = findIds(parts);
        return parts.stream().map(part -> part.withIds(ids)).toList();
    }

    /** A category, tag, author or source. */
    record SingleEntry(TaxonomyKind kind, String slug) {}

    /** The entry of a filter that consists of one included slug, and optionally languages and times. */
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

        private List<Long> idsOf(List<String> slugList, Map<String, Long> ids) {
            return slugList.stream()
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
        return database.map(sql, row -> row.text("name"), row -> row.number("id"));
    }

    /** All conditions of a filter on the table {@code article}. */
    public Sql conditions(ArticleFilter filter) {
        return conditions(filter, resolve(filter));
    }

    Sql conditions(ArticleFilter filter, List<FilterIds> ids) {
        return conditions(filter, ids, Optional.empty(), IN_LISTING);
    }

    /** @param driving the part whose rows of {@code listing} are scanned, and which needs no condition of its own */
    Sql rowConditions(ArticleFilter filter, List<FilterIds> ids, Optional<FilterIds> driving) {
        return conditions(filter, ids, driving, ROW_IN_LISTING);
    }

    private static Sql conditions(
            ArticleFilter filter, List<FilterIds> ids, Optional<FilterIds> driving, String inListing) {
        Sql sql = filter.status().isSingle()
                ? Sql.of("AND article.status = '" + filter.statusNames().get(0) + "'")
                : Sql.of("AND article.status = ANY (?)", filter.statusNames());
        for (FilterIds part : ids) {
            if (part.matchesNothing()) {
                return Sql.of("AND false");
            }
            boolean isDriving = driving.isPresent() && driving.get().equals(part);
            sql.thenIf(
                    part.hasIncludedSlugs() && !isDriving,
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

    /**
     * The conditions on columns that tables {@code article} and {@code listing} share.
     *
     * @param table name or alias of either
     */
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
