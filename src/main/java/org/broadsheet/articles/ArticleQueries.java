package org.broadsheet.articles;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.FilterSql.Keys;
import org.broadsheet.platform.page.Cursor;
import org.broadsheet.platform.page.Page;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Row;
import org.broadsheet.platform.sql.Sql;

/** Lists of articles, each page a short walk along an index wherever in the list it lies. */
@Singleton
public class ArticleQueries {
    private final Database database;
    private final FilterSql filters;
    private final CardReader cards;

    ArticleQueries(Database database, FilterSql filters, CardReader cards) {
        this.database = database;
        this.filters = filters;
        this.cards = cards;
    }

    /** A card with what its cursor is made of. */
    private record Placed(ArticleCard card, Instant time, String title, long id) {}

    /**
     * @param cursor null for the first page
     * @param exactCount whether to count the whole list too, which costs as much as the list is long
     */
    public Page<ArticleCard> page(
            ArticleFilter filter, ArticleSort sort, int limit, Cursor cursor, boolean exactCount) {
        List<Keys> keys = filters.keys(filter);
        Optional<Keys> driving = sort.byListing()
                ? keys.stream().filter(part -> !part.included().isEmpty()).findFirst()
                : Optional.empty();
        Sql walk = driving.isPresent()
                ? alongListing(filter, driving.get(), keys, sort, limit, cursor)
                : alongArticles(filter, keys, sort, limit, cursor);
        Sql sql = Sql.of("WITH walk AS (")
                .then(walk)
                .then(") SELECT article.title_order, " + CardReader.COLUMNS)
                .then("FROM walk JOIN article ON article.id = walk.id")
                .then("JOIN category ON category.id = article.category_id")
                .then(order("article." + sort.column(), "article.id", sort));
        boolean publicList = filter.status().isPublic();
        return Page.of(
                        database.list(sql, row -> placed(row, sort, publicList)),
                        limit,
                        last -> cursorBehind(last, sort),
                        exactCount ? count(filter, keys) : null)
                .map(Placed::card);
    }

    /** Several keys or statuses are several walks; each stops after a page. */
    private Sql alongListing(
            ArticleFilter filter, Keys driving, List<Keys> keys, ArticleSort sort, int limit, Cursor cursor) {
        return Sql.of(
                        """
                        SELECT DISTINCT near.id, near.listed_at
                        FROM unnest(?) AS wanted (key) CROSS JOIN unnest(?) AS allowed (status) CROSS JOIN LATERAL (
                            SELECT article.id, walked.listed_at FROM listing walked
                            JOIN article ON article.id = walked.article_id
                            WHERE walked.kind = ?::"char" AND walked.key = wanted.key AND walked.status = allowed.status""",
                        driving.included(),
                        filter.statusNames(),
                        driving.kind().listing())
                .then(beyond(cursor, sort, "walked.listed_at", "walked.article_id"))
                .then(filters.conditions(filter, keys, Optional.of(driving)))
                .then(order("walked.listed_at", "walked.article_id", sort))
                .then("LIMIT ?) near", limit + 1)
                .then(order("near.listed_at", "near.id", sort))
                .then("LIMIT ?", limit + 1);
    }

    private Sql alongArticles(ArticleFilter filter, List<Keys> keys, ArticleSort sort, int limit, Cursor cursor) {
        String column = "article." + sort.column();
        return Sql.of("SELECT article.id, " + column + " FROM article WHERE true")
                .then(beyond(cursor, sort, column, "article.id"))
                .then(filters.conditions(filter, keys, Optional.empty()))
                .then(order(column, "article.id", sort))
                .then("LIMIT ?", limit + 1);
    }

    private static Sql beyond(Cursor cursor, ArticleSort sort, String column, String id) {
        if (cursor == null) {
            return Sql.of("");
        }
        Cursor here = cursor.in(sort.word());
        return Sql.of(
                "AND (" + column + ", " + id + ") " + sort.beyond() + " (?, ?)",
                sort.byTime() ? here.time() : here.key(),
                here.id());
    }

    private static String order(String column, String id, ArticleSort sort) {
        return "ORDER BY " + column + " " + sort.direction() + ", " + id + " " + sort.direction();
    }

    private Placed placed(Row row, ArticleSort sort, boolean publicList) throws SQLException {
        ArticleCard card = cards.card(row);
        return new Placed(
                publicList ? card : card.withStatus(ArticleStatus.valueOf(row.text("status"))),
                row.time(sort == ArticleSort.UPDATED ? "updated_at" : "listed_at"),
                row.text("title_order"),
                row.number("id"));
    }

    private static Cursor cursorBehind(Placed last, ArticleSort sort) {
        return sort.byTime()
                ? Cursor.after(sort.word(), last.time(), last.id())
                : new Cursor(sort.word(), last.title(), last.id());
    }

    private long count(ArticleFilter filter, List<Keys> keys) {
        Sql sql = Sql.of("SELECT count(*) AS count FROM article WHERE true")
                .then(filters.conditions(filter, keys, Optional.empty()));
        return database.first(sql, row -> row.number("count")).orElseThrow();
    }
}
