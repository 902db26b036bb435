package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.prerendered.PrerenderedPage;
import org.broadsheet.articles.reading.FilterConditions.FilterIds;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.FastPaths;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.Page;

/** Lists of articles, each page a short walk along an index wherever in the list it lies. */
@Singleton
public class ArticleListQuery {
    private final Database database;
    private final FilterConditions filters;
    private final ListIndexScan walk;
    private final CardRows cards;
    private final PrerenderedArticles prerenderedPage;
    private final boolean fromBytes;

    ArticleListQuery(
            Database database,
            FilterConditions filters,
            ListIndexScan walk,
            CardRows cards,
            PrerenderedArticles ready,
            FastPaths fastPaths) {
        this.database = database;
        this.filters = filters;
        this.walk = walk;
        this.cards = cards;
        this.prerenderedPage = ready;
        this.fromBytes = fastPaths.listsFromBytes();
    }

    /** A card with what its cursor is made of. */
    private record SortedCard(ArticleCard card, Object sortKey, long id) {}

    /**
     * @param cursor null for the first page
     * @param exactCount whether to count the whole list too, which costs as much as the list is long
     */
    public Page<ArticleCard> page(
            ArticleFilter filter, ArticleOrder order, int limit, Cursor cursor, boolean exactCount) {
        List<FilterIds> keys = filters.resolve(filter);
        Sql sql = Sql.of("WITH walked AS (")
                .then(walk.pageQuery(filter, keys, order, limit, cursor))
                .then(") SELECT walked.place, " + CardRows.COLUMNS)
                .then("FROM walked JOIN article ON article.id = walked.id")
                .then("JOIN category ON category.id = article.category_id")
                .then(ListIndexScan.orderBy("walked.place", "article.id", order.sort()));
        boolean publicList = filter.status().isPublic();
        return Page.of(
                        database.list(sql, row -> sortedCard(row, order.sort(), publicList)),
                        limit,
                        last -> new Cursor(order.cursorLabel(), last.sortKey().toString(), last.id()),
                        exactCount ? count(filter, keys, order) : null)
                .map(SortedCard::card);
    }

    /**
     * The same of published articles, in one piece as it is sent.
     *
     * @param filter one that is public
     */
    public PrerenderedPage prerenderedPage(
            ArticleFilter filter, ArticleOrder order, int limit, Cursor cursor, boolean exactCount) {
        record Found(long id, Object place, byte[] card) {}
        // no more than this: starting a statement of several parts costs as much as running it
        Sql sql = Sql.of("SELECT walked.id, walked.place, " + prerenderedPage.cardColumn("walked.id") + " FROM (")
                .then(walk.singleEntryQuery(filter, order, limit, cursor)
                        .orElseGet(() -> walk.pageQuery(filter, filters.resolve(filter), order, limit, cursor)))
                .then(") walked")
                .then(ListIndexScan.orderBy("walked.place", "walked.id", order.sort()));
        Page<Found> page = Page.of(
                database.list(
                        sql, row -> new Found(row.number("id"), order.sort().sortKey(row), row.bytes("card"))),
                limit,
                last -> new Cursor(order.cursorLabel(), last.place().toString(), last.id()),
                exactCount ? count(filter, filters.resolve(filter), order) : null);
        Map<Long, CardJson> made = prerenderedPage.render(page.items().stream()
                .filter(each -> each.card() == null)
                .map(Found::id)
                .toList());
        return prerenderedPage.page(
                page.items().stream()
                        .map(each -> each.card() == null ? utf8(made.get(each.id())) : each.card())
                        .filter(Objects::nonNull)
                        .toList(),
                page.page());
    }

    /** Null where the article is not published any more. */
    private static byte[] utf8(CardJson card) {
        return card == null ? null : card.json().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether {@link #prerenderedPage} is to be used where it can. */
    public boolean isPrerenderedEnabled() {
        return fromBytes;
    }

    /** The ids of the published articles on a page, for those who show more than cards. */
    public Page<Long> publishedIds(ArticleFilter filter, int limit, Cursor cursor) {
        ArticleOrder order = new ArticleOrder(ArticleSort.NEWEST, null);
        record Found(long id, Object place) {}
        return Page.of(
                        database.list(
                                walk.pageQuery(filter, filters.resolve(filter), order, limit, cursor),
                                row -> new Found(row.number("id"), order.sort().sortKey(row))),
                        limit,
                        last -> new Cursor(order.cursorLabel(), last.place().toString(), last.id()),
                        null)
                .map(Found::id);
    }

    private SortedCard sortedCard(Row row, ArticleSort sort, boolean publicList) throws SQLException {
        ArticleCard card = cards.card(row);
        return new SortedCard(
                publicList ? card : card.withStatus(ArticleStatus.valueOf(row.text("status"))),
                sort.sortKey(row),
                row.number("id"));
    }

    private long count(ArticleFilter filter, List<FilterIds> keys, ArticleOrder order) {
        Sql sql = Sql.of("SELECT count(*) AS count FROM article")
                .then(MostReadQuery.join(order))
                .then("WHERE true")
                .then(filters.conditions(filter, keys));
        return database.first(sql, row -> row.number("count")).orElseThrow();
    }
}
