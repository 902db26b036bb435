package org.broadsheet.articles.filters;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.articles.reading.ListingFilter;
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
     * A {@link ListingFilter} with its slugs resolved.
     *
     * @param included ids of the entries that exist
     * @param hasIncludedSlugs whether the filter names slugs to include, even if none of them exists
     */
    public record FilterIds(ListingKind kind, List<Long> included, List<Long> excluded, boolean hasIncludedSlugs) {
        /** Whether the filter includes only slugs that do not exist. */
        public boolean matchesNothing() {
            return hasIncludedSlugs && included.isEmpty();
        }
    }

    /** Resolves all slugs of a filter in at most one statement. */
    public List<FilterIds> resolve(ArticleFilter filter) {
        Map<String, Long> ids = findIds(filter.lists());
        return filter.lists().stream().map(list -> filterIds(list, ids)).toList();
    }

    /** A category, tag, author or source. */
    public record SingleEntry(TaxonomyKind kind, String slug) {}

    /** The entry of a filter that consists of one included slug, and optionally languages and times. */
    public static Optional<SingleEntry> singleEntry(ArticleFilter filter) {
        if (filter.lists().size() != 1
                || filter.slugs() != null
                || !filter.status().isSingle()) {
            return Optional.empty();
        }
        ListingFilter list = filter.lists().get(0);
        return list.isSingleEntry()
                ? Optional.of(new SingleEntry(
                        list.kind().taxonomy(), list.slugs().included().get(0)))
                : Optional.empty();
    }

    private static FilterIds filterIds(ListingFilter list, Map<String, Long> ids) {
        return new FilterIds(
                list.kind(),
                ids(list.kind(), list.slugs().included(), ids),
                ids(list.kind(), list.slugs().excluded(), ids),
                list.hasIncluded());
    }

    private static List<Long> ids(ListingKind kind, List<String> slugs, Map<String, Long> ids) {
        if (kind.taxonomy() == null) {
            return slugs.isEmpty() ? List.of() : List.of(ListingKind.SINGLE_LIST_KEY);
        }
        return slugs.stream()
                .map(slug -> ids.get(kind.letter() + slug))
                .filter(id -> id != null)
                .distinct()
                .toList();
    }

    private Map<String, Long> findIds(List<ListingFilter> lists) {
        Sql sql = null;
        for (ListingFilter list : lists) {
            if (list.kind().taxonomy() != null) {
                String table = list.kind().taxonomy().table();
                String select = "SELECT ? || slug AS name, id FROM " + table + " WHERE slug = ANY (?)";
                List<String> slugs = Stream.concat(list.slugs().included().stream(), list.slugs().excluded().stream())
                        .toList();
                sql = sql == null
                        ? Sql.of(select, list.kind().letter(), slugs)
                        : sql.then("UNION ALL " + select, list.kind().letter(), slugs);
            }
        }
        return sql == null ? Map.of() : database.map(sql, row -> row.text("name"), row -> row.number("id"));
    }

    /** All conditions of a filter on the table {@code article}. */
    public Sql conditions(ArticleFilter filter) {
        return conditions(filter, resolve(filter));
    }

    public Sql conditions(ArticleFilter filter, List<FilterIds> ids) {
        return conditions(filter, ids, Optional.empty(), IN_LISTING);
    }

    /** @param driving the part whose rows of {@code listing} are scanned, and which needs no condition of its own */
    public Sql rowConditions(ArticleFilter filter, List<FilterIds> ids, Optional<FilterIds> driving) {
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
                    part.kind().letter(),
                    part.included());
            sql.thenIf(
                    !part.excluded().isEmpty(),
                    "AND NOT " + inListing,
                    part.kind().letter(),
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
    public static Sql languageAndTimeConditions(ArticleFilter filter, String table) {
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
