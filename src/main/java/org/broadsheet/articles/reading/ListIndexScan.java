package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.reading.FilterConditions.FilterIds;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.Cursor;

/**
 * Decides along which index a page of a list is read, so that the work grows with the page and not with the list.
 * Several keys, statuses or languages are several walks; each stops after a page.
 */
@Singleton
class ListIndexScan {
    /** So few articles are sooner read and sorted than found by walking past all others. */
    private static final int SORT_THRESHOLD = 1000;

    private final Database database;
    private final FilterConditions filters;
    private final MostReadQuery mostRead;

    ListIndexScan(Database database, FilterConditions filters, MostReadQuery mostRead) {
        this.database = database;
        this.filters = filters;
        this.mostRead = mostRead;
    }

    /** Selects the {@code id} of the articles on the page and of the first one behind it. */
    Sql pageQuery(ArticleFilter filter, List<FilterIds> keys, ArticleOrder order, int limit, Cursor cursor) {
        List<FilterIds> wanted =
                keys.stream().filter(part -> !part.included().isEmpty()).toList();
        Sql walk;
        if (wanted.isEmpty()) {
            walk = scanAll(filter, keys, order, limit, cursor);
        } else if (wanted.size() == 1 && order.sort().isByListedAt()) {
            walk = scanListing(filter, wanted.get(0), keys, order, limit, cursor);
        } else {
            MostSelective fewest = mostSelective(wanted);
            if (fewest.articleCount() < SORT_THRESHOLD) {
                walk = sortListing(filter, fewest.ids(), keys, order, cursor);
            } else if (order.sort().isByListedAt()) {
                walk = scanListing(filter, fewest.ids(), keys, order, limit, cursor);
            } else {
                walk = scanAll(filter, keys, order, limit, cursor);
            }
        }
        return walk.then(orderBy("near.place", "near.id", order.sort())).then("LIMIT " + (limit + 1));
    }

    /**
     * The same for the commonest lists: of one section, tag, author or source, by date. Its slug is resolved on the way, and
     * no article is looked at. Empty for all others.
     */
    Optional<Sql> singleEntryQuery(ArticleFilter filter, ArticleOrder order, int limit, Cursor cursor) {
        return FilterConditions.singleEntry(filter)
                .filter(entry -> order.sort().isByListedAt())
                .map(entry -> Sql.of(
                                "SELECT walked.article_id AS id, walked.listed_at AS place FROM listing walked"
                                        + " WHERE walked.kind = '"
                                        + entry.kind().listing() + "' AND walked.key ="
                                        + " (SELECT id FROM " + entry.kind().table() + " WHERE slug = ?)"
                                        + " AND walked.status = '"
                                        + filter.statusNames().get(0) + "'",
                                entry.slug())
                        .then(FilterConditions.languageAndTimeConditions(filter, "walked"))
                        .then(afterCursor(cursor, order, "walked.listed_at", "walked.article_id"))
                        .then(orderBy("walked.listed_at", "walked.article_id", order.sort()))
                        .then("LIMIT " + (limit + 1)));
    }

    private Sql scanListing(
            ArticleFilter filter,
            FilterIds driving,
            List<FilterIds> keys,
            ArticleOrder order,
            int limit,
            Cursor cursor) {
        if (driving.included().size() == 1 && filter.status().isSingle()) {
            return scanSingleListing(filter, driving, keys, order, limit, cursor);
        }
        return Sql.of(
                        """
                        SELECT DISTINCT near.id, near.place
                        FROM unnest(?) AS wanted (key) CROSS JOIN unnest(?) AS allowed (status) CROSS JOIN LATERAL (
                            SELECT article.id, walked.listed_at AS place FROM listing walked
                            JOIN article ON article.id = walked.article_id
                            WHERE walked.kind = ?::"char" AND walked.key = wanted.key
                              AND walked.status = allowed.status""",
                        driving.included(),
                        filter.statusNames(),
                        driving.kind().listing())
                .then(FilterConditions.languageAndTimeConditions(filter, "walked"))
                .then(afterCursor(cursor, order, "walked.listed_at", "walked.article_id"))
                .then(filters.rowConditions(filter, keys, Optional.of(driving)))
                .then(orderBy("walked.listed_at", "walked.article_id", order.sort()))
                .then("LIMIT " + (limit + 1) + ") near");
    }

    /**
     * The commonest list. Only keys and times are parameters, so that PostgreSQL soon keeps one plan for all of them, where
     * planning would cost more than reading.
     */
    private Sql scanSingleListing(
            ArticleFilter filter,
            FilterIds driving,
            List<FilterIds> keys,
            ArticleOrder order,
            int limit,
            Cursor cursor) {
        return Sql.of(
                        "SELECT near.id, near.place FROM (SELECT article.id, walked.listed_at AS place"
                                + " FROM listing walked JOIN article ON article.id = walked.article_id"
                                + " WHERE walked.kind = '" + driving.kind().listing() + "' AND walked.key = ?"
                                + " AND walked.status = '"
                                + filter.statusNames().get(0) + "'",
                        driving.included().get(0))
                .then(FilterConditions.languageAndTimeConditions(filter, "walked"))
                .then(afterCursor(cursor, order, "walked.listed_at", "walked.article_id"))
                .then(filters.rowConditions(filter, keys, Optional.of(driving)))
                .then(orderBy("walked.listed_at", "walked.article_id", order.sort()))
                .then("LIMIT " + (limit + 1) + ") near");
    }

    private Sql scanAll(ArticleFilter filter, List<FilterIds> keys, ArticleOrder order, int limit, Cursor cursor) {
        return order.isByViews()
                ? mostRead.scan(filter, keys, order, limit, cursor)
                : scanArticles(filter, keys, order, limit, cursor);
    }

    private Sql scanArticles(ArticleFilter filter, List<FilterIds> keys, ArticleOrder order, int limit, Cursor cursor) {
        String column = order.sort().column();
        boolean byLanguage = filter.language() != null && order.sort().isByListedAt();
        return Sql.of("SELECT near.id, near.place FROM unnest(?) AS allowed (status)", filter.statusNames())
                .thenIf(
                        byLanguage,
                        "CROSS JOIN unnest(?) AS wanted (language)",
                        byLanguage ? filter.language().tags() : null)
                .then("CROSS JOIN LATERAL (SELECT article.id, " + column + " AS place FROM article")
                .then("WHERE article.status = allowed.status")
                .thenIf(byLanguage, "AND article.language = wanted.language")
                .then(afterCursor(cursor, order, column, "article.id"))
                .then(filters.rowConditions(filter, keys, Optional.empty()))
                .then(orderBy(column, "article.id", order.sort()))
                .then("LIMIT " + (limit + 1) + ") near");
    }

    private Sql sortListing(
            ArticleFilter filter, FilterIds few, List<FilterIds> keys, ArticleOrder order, Cursor cursor) {
        String column = order.sort().column();
        return Sql.of("""
                        SELECT near.id, near.place FROM (
                            SELECT article.id,""")
                .then(column + " AS place FROM (")
                .then("""
                        SELECT DISTINCT article_id FROM listing
                        WHERE kind = ?::"char" AND key = ANY (?) AND status = ANY (?) LIMIT ?
                        ) few JOIN article ON article.id = few.article_id""", few.kind().listing(), few.included(), filter.statusNames(), 2 * SORT_THRESHOLD)
                .then(MostReadQuery.join(order))
                .then("WHERE true")
                .then(afterCursor(cursor, order, column, "article.id"))
                .then(filters.rowConditions(filter, keys, Optional.of(few)))
                .then(") near");
    }

    /** The part of a filter that lets the fewest articles through; their number is counted up to {@link #SORT_THRESHOLD}. */
    private record MostSelective(FilterIds ids, long articleCount) {}

    private MostSelective mostSelective(List<FilterIds> wanted) {
        Sql sql = Sql.of("SELECT part, articles FROM (VALUES");
        for (int i = 0; i < wanted.size(); i++) {
            sql.then(
                    (i == 0 ? "" : ", ") + "(" + i + ", (SELECT count(*) FROM ("
                            + "SELECT FROM listing WHERE kind = ?::\"char\" AND key = ANY (?) LIMIT " + SORT_THRESHOLD
                            + ") counted))",
                    wanted.get(i).kind().listing(),
                    wanted.get(i).included());
        }
        return database.first(
                        sql.then(") AS sizes (part, articles) ORDER BY articles, part DESC LIMIT 1"),
                        row -> new MostSelective(wanted.get(row.integer("part")), row.number("articles")))
                .orElseThrow();
    }

    static Sql afterCursor(Cursor cursor, ArticleOrder order, String column, String id) {
        if (cursor == null) {
            return Sql.of("");
        }
        Cursor here = cursor.in(order.cursorLabel());
        return Sql.of(
                "AND (" + column + ", " + id + ") " + order.sort().afterOperator() + " (?, ?)",
                order.sort().sortKey(here),
                here.id());
    }

    static String orderBy(String column, String id, ArticleSort sort) {
        return "ORDER BY " + column + " " + sort.direction() + ", " + id + " " + sort.direction();
    }
}
