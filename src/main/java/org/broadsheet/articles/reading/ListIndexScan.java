package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.reading.FilterConditions.Keys;
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
    private static final int FEW = 1000;

    private final Database database;
    private final FilterConditions filters;
    private final MostReadQuery mostRead;

    ListIndexScan(Database database, FilterConditions filters, MostReadQuery mostRead) {
        this.database = database;
        this.filters = filters;
        this.mostRead = mostRead;
    }

    /** Selects the {@code id} of the articles on the page and of the first one behind it. */
    Sql to(ArticleFilter filter, List<Keys> keys, ArticleOrder order, int limit, Cursor cursor) {
        List<Keys> wanted =
                keys.stream().filter(part -> !part.included().isEmpty()).toList();
        Sql walk;
        if (wanted.isEmpty()) {
            walk = alongAll(filter, keys, order, limit, cursor);
        } else if (wanted.size() == 1 && order.sort().byListing()) {
            walk = alongListing(filter, wanted.get(0), keys, order, limit, cursor);
        } else {
            Fewest fewest = fewest(wanted);
            if (fewest.articles() < FEW) {
                walk = among(filter, fewest.keys(), keys, order, cursor);
            } else if (order.sort().byListing()) {
                walk = alongListing(filter, fewest.keys(), keys, order, limit, cursor);
            } else {
                walk = alongAll(filter, keys, order, limit, cursor);
            }
        }
        return walk.then(order("near.place", "near.id", order.sort())).then("LIMIT " + (limit + 1));
    }

    /**
     * The same for the commonest lists: of one section, tag, author or source, by date. Its slug is resolved on the way, and
     * no article is looked at. Empty for all others.
     */
    Optional<Sql> straight(ArticleFilter filter, ArticleOrder order, int limit, Cursor cursor) {
        return FilterConditions.oneEntry(filter)
                .filter(entry -> order.sort().byListing())
                .map(entry -> Sql.of(
                                "SELECT walked.article_id AS id, walked.listed_at AS place FROM listing walked"
                                        + " WHERE walked.kind = '"
                                        + entry.kind().listing() + "' AND walked.key ="
                                        + " (SELECT id FROM " + entry.kind().table() + " WHERE slug = ?)"
                                        + " AND walked.status = '"
                                        + filter.statusNames().get(0) + "'",
                                entry.slug())
                        .then(FilterConditions.within(filter, "walked"))
                        .then(beyond(cursor, order, "walked.listed_at", "walked.article_id"))
                        .then(order("walked.listed_at", "walked.article_id", order.sort()))
                        .then("LIMIT " + (limit + 1)));
    }

    private Sql alongListing(
            ArticleFilter filter, Keys driving, List<Keys> keys, ArticleOrder order, int limit, Cursor cursor) {
        if (driving.included().size() == 1 && filter.status().isOne()) {
            return alongOneListing(filter, driving, keys, order, limit, cursor);
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
                .then(FilterConditions.within(filter, "walked"))
                .then(beyond(cursor, order, "walked.listed_at", "walked.article_id"))
                .then(filters.conditionsOnTheWay(filter, keys, Optional.of(driving)))
                .then(order("walked.listed_at", "walked.article_id", order.sort()))
                .then("LIMIT " + (limit + 1) + ") near");
    }

    /**
     * The commonest list. Only keys and times are parameters, so that PostgreSQL soon keeps one plan for all of them, where
     * planning would cost more than reading.
     */
    private Sql alongOneListing(
            ArticleFilter filter, Keys driving, List<Keys> keys, ArticleOrder order, int limit, Cursor cursor) {
        return Sql.of(
                        "SELECT near.id, near.place FROM (SELECT article.id, walked.listed_at AS place"
                                + " FROM listing walked JOIN article ON article.id = walked.article_id"
                                + " WHERE walked.kind = '" + driving.kind().listing() + "' AND walked.key = ?"
                                + " AND walked.status = '"
                                + filter.statusNames().get(0) + "'",
                        driving.included().get(0))
                .then(FilterConditions.within(filter, "walked"))
                .then(beyond(cursor, order, "walked.listed_at", "walked.article_id"))
                .then(filters.conditionsOnTheWay(filter, keys, Optional.of(driving)))
                .then(order("walked.listed_at", "walked.article_id", order.sort()))
                .then("LIMIT " + (limit + 1) + ") near");
    }

    private Sql alongAll(ArticleFilter filter, List<Keys> keys, ArticleOrder order, int limit, Cursor cursor) {
        return order.isByViews()
                ? mostRead.along(filter, keys, order, limit, cursor)
                : alongArticles(filter, keys, order, limit, cursor);
    }

    private Sql alongArticles(ArticleFilter filter, List<Keys> keys, ArticleOrder order, int limit, Cursor cursor) {
        String column = order.sort().column();
        boolean byLanguage = filter.language() != null && order.sort().byListing();
        return Sql.of("SELECT near.id, near.place FROM unnest(?) AS allowed (status)", filter.statusNames())
                .thenIf(
                        byLanguage,
                        "CROSS JOIN unnest(?) AS wanted (language)",
                        byLanguage ? filter.language().tags() : null)
                .then("CROSS JOIN LATERAL (SELECT article.id, " + column + " AS place FROM article")
                .then("WHERE article.status = allowed.status")
                .thenIf(byLanguage, "AND article.language = wanted.language")
                .then(beyond(cursor, order, column, "article.id"))
                .then(filters.conditionsOnTheWay(filter, keys, Optional.empty()))
                .then(order(column, "article.id", order.sort()))
                .then("LIMIT " + (limit + 1) + ") near");
    }

    private Sql among(ArticleFilter filter, Keys few, List<Keys> keys, ArticleOrder order, Cursor cursor) {
        String column = order.sort().column();
        return Sql.of("""
                        SELECT near.id, near.place FROM (
                            SELECT article.id,""")
                .then(column + " AS place FROM (")
                .then("""
                        SELECT DISTINCT article_id FROM listing
                        WHERE kind = ?::"char" AND key = ANY (?) AND status = ANY (?) LIMIT ?
                        ) few JOIN article ON article.id = few.article_id""", few.kind().listing(), few.included(), filter.statusNames(), 2 * FEW)
                .then(MostReadQuery.joined(order))
                .then("WHERE true")
                .then(beyond(cursor, order, column, "article.id"))
                .then(filters.conditionsOnTheWay(filter, keys, Optional.of(few)))
                .then(") near");
    }

    /** The part of a filter that lets the fewest articles through; their number is counted up to {@link #FEW}. */
    private record Fewest(Keys keys, long articles) {}

    private Fewest fewest(List<Keys> wanted) {
        Sql sql = Sql.of("SELECT part, articles FROM (VALUES");
        for (int i = 0; i < wanted.size(); i++) {
            sql.then(
                    (i == 0 ? "" : ", ") + "(" + i + ", (SELECT count(*) FROM ("
                            + "SELECT FROM listing WHERE kind = ?::\"char\" AND key = ANY (?) LIMIT " + FEW
                            + ") counted))",
                    wanted.get(i).kind().listing(),
                    wanted.get(i).included());
        }
        return database.first(
                        sql.then(") AS sizes (part, articles) ORDER BY articles, part DESC LIMIT 1"),
                        row -> new Fewest(wanted.get(row.integer("part")), row.number("articles")))
                .orElseThrow();
    }

    static Sql beyond(Cursor cursor, ArticleOrder order, String column, String id) {
        if (cursor == null) {
            return Sql.of("");
        }
        Cursor here = cursor.in(order.word());
        return Sql.of(
                "AND (" + column + ", " + id + ") " + order.sort().beyond() + " (?, ?)",
                order.sort().key(here),
                here.id());
    }

    static String order(String column, String id, ArticleSort sort) {
        return "ORDER BY " + column + " " + sort.direction() + ", " + id + " " + sort.direction();
    }
}
