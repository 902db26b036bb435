package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
    private final ReadyArticles ready;

    ArticleQueries(Database database, FilterSql filters, Walk walk, CardReader cards, ReadyArticles ready) {
        this.database = database;
        this.filters = filters;
        this.walk = walk;
        this.cards = cards;
        this.ready = ready;
    }

    /** A card with what its cursor is made of. */
    private record Placed(ArticleCard card, String key, long id) {}

    /**
     * @param cursor null for the first page
     * @param exactCount whether to count the whole list too, which costs as much as the list is long
     */
    public Page<ArticleCard> page(
            ArticleFilter filter, ArticleOrder order, int limit, Cursor cursor, boolean exactCount) {
        List<Keys> keys = filters.keys(filter);
        Sql sql = Sql.of("WITH walked AS (")
                .then(walk.to(filter, keys, order, limit, cursor))
                .then(") SELECT walked.place, " + CardReader.COLUMNS)
                .then("FROM walked JOIN article ON article.id = walked.id")
                .then("JOIN category ON category.id = article.category_id")
                .then(Walk.order("walked.place", "article.id", order.sort()));
        boolean publicList = filter.status().isPublic();
        return Page.of(
                        database.list(sql, row -> placed(row, order.sort(), publicList)),
                        limit,
                        last -> new Cursor(order.word(), last.key(), last.id()),
                        exactCount ? count(filter, keys, order) : null)
                .map(Placed::card);
    }

    /**
     * The same of published articles, in one piece as it is sent.
     *
     * @param filter one that is public
     */
    ReadyPage ready(ArticleFilter filter, ArticleOrder order, int limit, Cursor cursor, boolean exactCount) {
        record Found(boolean ready, String cards, List<Long> ids, String next) {}
        Sql sql = Sql.of("WITH walked AS (")
                .then(walk.straight(filter, order, limit, cursor)
                        .orElseGet(() -> walk.to(filter, filters.keys(filter), order, limit, cursor)))
                .then("), placed AS (SELECT walked.place, walked.id, " + ready.cardOf("walked.id")
                        + ", row_number() OVER (")
                .then(Walk.order("walked.place", "walked.id", order.sort()) + ") AS number FROM walked),")
                .then("shown AS (SELECT * FROM placed WHERE number <= " + limit + ")")
                .then("SELECT string_agg(card, ',' ORDER BY number) AS cards, array_agg(id ORDER BY number) AS ids,")
                .then("count(card) = count(*) AS ready, (SELECT count(*) FROM placed) > " + limit + " AS more,")
                .then("max(place) FILTER (WHERE number = " + limit + ") AS place,")
                .then("max(id) FILTER (WHERE number = " + limit + ") AS id FROM shown");
        Found found = database.first(
                        sql,
                        row -> new Found(
                                row.flag("ready"),
                                row.text("cards"),
                                row.numbers("ids"),
                                row.flag("more")
                                        ? new Cursor(order.word(), order.sort().key(row), row.number("id")).toString()
                                        : null))
                .orElseThrow();
        String cards = found.ready() ? found.cards() : made(found.ids());
        Long total = exactCount ? count(filter, filters.keys(filter), order) : null;
        return new ReadyPage("[" + (cards == null ? "" : cards) + "]", new Page.Position(limit, found.next(), total));
    }

    private String made(List<Long> ids) {
        Map<Long, CardJson> made = ready.made(ids);
        return ids.stream()
                .map(made::get)
                .filter(Objects::nonNull)
                .map(CardJson::json)
                .collect(Collectors.joining(","));
    }

    /**
     * A {@link Page} of cards.
     *
     * @param items a JSON array
     */
    record ReadyPage(@JsonRawValue String items, Page.Position page) {}

    /** The ids of the published articles on a page, for those who show more than cards. */
    public Page<Long> published(ArticleFilter filter, int limit, Cursor cursor) {
        ArticleOrder order = new ArticleOrder(ArticleSort.NEWEST, null);
        record Found(long id, String key) {}
        return Page.of(
                        database.list(
                                walk.to(filter, filters.keys(filter), order, limit, cursor),
                                row -> new Found(row.number("id"), order.sort().key(row))),
                        limit,
                        last -> new Cursor(order.word(), last.key(), last.id()),
                        null)
                .map(Found::id);
    }

    private Placed placed(Row row, ArticleSort sort, boolean publicList) throws SQLException {
        ArticleCard card = cards.card(row);
        return new Placed(
                publicList ? card : card.withStatus(ArticleStatus.valueOf(row.text("status"))),
                sort.key(row),
                row.number("id"));
    }

    private long count(ArticleFilter filter, List<Keys> keys, ArticleOrder order) {
        Sql sql = Sql.of("SELECT count(*) AS count FROM article")
                .then(MostRead.joined(order))
                .then("WHERE true")
                .then(filters.conditions(filter, keys));
        return database.first(sql, row -> row.number("count")).orElseThrow();
    }
}
