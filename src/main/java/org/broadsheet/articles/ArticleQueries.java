package org.broadsheet.articles;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
    private final Walk walk;
    private final CardReader cards;

    ArticleQueries(Database database, FilterSql filters, Walk walk, CardReader cards) {
        this.database = database;
        this.filters = filters;
        this.walk = walk;
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
        Sql sql = Sql.of("WITH walked AS (")
                .then(walk.to(filter, keys, sort, limit, cursor))
                .then(") SELECT article.title_order, " + CardReader.COLUMNS)
                .then("FROM walked JOIN article ON article.id = walked.id")
                .then("JOIN category ON category.id = article.category_id")
                .then(Walk.order("article." + sort.column(), "article.id", sort));
        boolean publicList = filter.status().isPublic();
        return Page.of(
                        database.list(sql, row -> placed(row, sort, publicList)),
                        limit,
                        last -> cursorBehind(last, sort),
                        exactCount ? count(filter, keys) : null)
                .map(Placed::card);
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
        Sql sql = Sql.of("SELECT count(*) AS count FROM article WHERE true").then(filters.conditions(filter, keys));
        return database.first(sql, row -> row.number("count")).orElseThrow();
    }
}
