package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.filters.FilterConditions.FilterIds;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.ListPosition;

/**
 * Builds the SQL that reads a page of a list. It chooses the index to scan in list order, so that the work grows with
 * the page and not with the list. Several ids, statuses or languages are one scan each, and each scan stops after a
 * page.
 */
@Singleton
class ListIndexScan {
    /** With fewer matches than this it is faster to sort all of them than to scan an index and filter. */
    private static final int SORT_THRESHOLD = 1000;

    private final Database database;
    private final FilterConditions filters;
    private final MostReadQuery mostRead;

    ListIndexScan(Database database, FilterConditions filters, MostReadQuery mostRead) {
        this.database = database;
        this.filters = filters;
        this.mostRead = mostRead;
    }

    /** Selects {@code id} and {@code sort_key} of the articles of the page and of the next one. */
    Sql pageQuery(ArticleFilter filter, List<FilterIds> filterIds, ArticleOrder order, int limit, ListPosition after) {
        List<FilterIds> included =
                filterIds.stream().filter(part -> !part.included().isEmpty()).toList();
        Sql scan;
        if (included.isEmpty()) {
            scan = scanAll(filter, filterIds, order, limit, after);
        } else if (included.size() == 1 && order.sort().isByListedAt()) {
            scan = scanListing(filter, included.get(0), filterIds, order, limit, after);
        } else {
            MostSelective selective = mostSelective(included);
            if (selective.articleCount() < SORT_THRESHOLD) {
                scan = sortListing(filter, selective.ids(), filterIds, order, after);
            } else if (order.sort().isByListedAt()) {
                scan = scanListing(filter, selective.ids(), filterIds, order, limit, after);
            } else {
                scan = scanAll(filter, filterIds, order, limit, after);
            }
        }
        return scan.then(orderBy("matching.sort_key", "matching.id", order.sort()))
                .then("LIMIT " + (limit + 1));
    }

    /**
     * The same for the most frequent lists: of one category, tag, author or source, by date. It resolves the slug in
     * the same statement and does not read table {@code article}. Empty for all other lists.
     */
    Optional<Sql> singleEntryQuery(ArticleFilter filter, ArticleOrder order, int limit, ListPosition after) {
        return FilterConditions.singleEntry(filter)
                .filter(entry -> order.sort().isByListedAt())
                .map(entry -> Sql.of(
                                "SELECT scanned.article_id AS id, scanned.listed_at AS sort_key FROM listing scanned"
                                        + " WHERE scanned.kind = '"
                                        + entry.kind().listing() + "' AND scanned.key ="
                                        + " (SELECT id FROM " + entry.kind().table() + " WHERE slug = ?)"
                                        + " AND scanned.status = '"
                                        + filter.statusNames().get(0) + "'",
                                entry.slug())
                        .then(FilterConditions.languageAndTimeConditions(filter, "scanned"))
                        .then(after(after, order, "scanned.listed_at", "scanned.article_id"))
                        .then(orderBy("scanned.listed_at", "scanned.article_id", order.sort()))
                        .then("LIMIT " + (limit + 1)));
    }

    private Sql scanListing(
            ArticleFilter filter,
            FilterIds driving,
            List<FilterIds> filterIds,
            ArticleOrder order,
            int limit,
            ListPosition after) {
        boolean single = driving.included().size() == 1 && filter.status().isSingle();
        return (single ? scanSingleListing(filter, driving) : scanListings(filter, driving))
                .then(FilterConditions.languageAndTimeConditions(filter, "scanned"))
                .then(after(after, order, "scanned.listed_at", "scanned.article_id"))
                .then(filters.rowConditions(filter, filterIds, Optional.of(driving)))
                .then(orderBy("scanned.listed_at", "scanned.article_id", order.sort()))
                .then("LIMIT " + (limit + 1) + ") matching");
    }

    private static Sql scanListings(ArticleFilter filter, FilterIds driving) {
        return Sql.of(
                """
                SELECT DISTINCT matching.id, matching.sort_key
                FROM unnest(?) AS included (key) CROSS JOIN unnest(?) AS allowed (status) CROSS JOIN LATERAL (
                    SELECT article.id, scanned.listed_at AS sort_key FROM listing scanned
                    JOIN article ON article.id = scanned.article_id
                    WHERE scanned.kind = ?::"char" AND scanned.key = included.key
                      AND scanned.status = allowed.status""", driving.included(), filter.statusNames(), driving.kind().letter());
    }

    /**
     * Scans one index range. Only ids and times are bind parameters, so that PostgreSQL switches to a generic plan;
     * planning each execution would cost more than reading.
     */
    private static Sql scanSingleListing(ArticleFilter filter, FilterIds driving) {
        return Sql.of(
                "SELECT matching.id, matching.sort_key FROM (SELECT article.id, scanned.listed_at AS sort_key"
                        + " FROM listing scanned JOIN article ON article.id = scanned.article_id"
                        + " WHERE scanned.kind = '" + driving.kind().letter() + "' AND scanned.key = ?"
                        + " AND scanned.status = '" + filter.statusNames().get(0) + "'",
                driving.included().get(0));
    }

    private Sql scanAll(
            ArticleFilter filter, List<FilterIds> filterIds, ArticleOrder order, int limit, ListPosition after) {
        return order.isByViews()
                ? mostRead.scan(filter, filterIds, order, limit, after)
                : scanArticles(filter, filterIds, order, limit, after);
    }

    private Sql scanArticles(
            ArticleFilter filter, List<FilterIds> filterIds, ArticleOrder order, int limit, ListPosition after) {
        String column = order.sort().column();
        boolean byLanguage = filter.language() != null && order.sort().isByListedAt();
        return Sql.of("SELECT matching.id, matching.sort_key FROM unnest(?) AS allowed (status)", filter.statusNames())
                .thenIf(
                        byLanguage,
                        "CROSS JOIN unnest(?) AS requested (language)",
                        byLanguage ? filter.language().tags() : null)
                .then("CROSS JOIN LATERAL (SELECT article.id, " + column + " AS sort_key FROM article")
                .then("WHERE article.status = allowed.status")
                .thenIf(byLanguage, "AND article.language = requested.language")
                .then(after(after, order, column, "article.id"))
                .then(filters.rowConditions(filter, filterIds, Optional.empty()))
                .then(orderBy(column, "article.id", order.sort()))
                .then("LIMIT " + (limit + 1) + ") matching");
    }

    private Sql sortListing(
            ArticleFilter filter,
            FilterIds smallest,
            List<FilterIds> filterIds,
            ArticleOrder order,
            ListPosition after) {
        String column = order.sort().column();
        return Sql.of("""
                        SELECT matching.id, matching.sort_key FROM (
                            SELECT article.id,""")
                .then(column + " AS sort_key FROM (")
                .then("""
                        SELECT DISTINCT article_id FROM listing
                        WHERE kind = ?::"char" AND key = ANY (?) AND status = ANY (?) LIMIT ?
                        ) few JOIN article ON article.id = few.article_id""", smallest.kind().letter(), smallest.included(), filter.statusNames(), 2 * SORT_THRESHOLD)
                .then(MostReadQuery.join(order))
                .then("WHERE true")
                .then(after(after, order, column, "article.id"))
                .then(filters.rowConditions(filter, filterIds, Optional.of(smallest)))
                .then(") matching");
    }

    /** The part of a filter with the fewest articles; the count stops at {@link #SORT_THRESHOLD}. */
    private record MostSelective(FilterIds ids, long articleCount) {}

    private MostSelective mostSelective(List<FilterIds> included) {
        Sql sql = Sql.of("SELECT part, articles FROM (VALUES");
        for (int i = 0; i < included.size(); i++) {
            sql.then(
                    (i == 0 ? "" : ", ") + "(" + i + ", (SELECT count(*) FROM ("
                            + "SELECT FROM listing WHERE kind = ?::\"char\" AND key = ANY (?) LIMIT " + SORT_THRESHOLD
                            + ") counted))",
                    included.get(i).kind().letter(),
                    included.get(i).included());
        }
        return database.one(
                sql.then(") AS sizes (part, articles) ORDER BY articles, part DESC LIMIT 1"),
                row -> new MostSelective(included.get(row.integer("part")), row.number("articles")));
    }

    static Sql after(ListPosition position, ArticleOrder order, String column, String id) {
        if (position == null) {
            return Sql.of("");
        }
        return Sql.of(
                "AND (" + column + ", " + id + ") " + order.sort().afterOperator() + " (?, ?)",
                order.sort().sortKey(position),
                position.id());
    }

    static String orderBy(String column, String id, ArticleSort sort) {
        return "ORDER BY " + column + " " + sort.direction() + ", " + id + " " + sort.direction();
    }
}
