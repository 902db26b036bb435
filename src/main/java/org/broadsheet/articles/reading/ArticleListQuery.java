package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.filters.FilterConditions.ResolvedFilter;
import org.broadsheet.articles.prerendered.PrerenderedArticles;
import org.broadsheet.articles.prerendered.PrerenderedPage;
import org.broadsheet.database.Database;
import org.broadsheet.database.Database.RowReader;
import org.broadsheet.database.Sql;
import org.broadsheet.http.FastPathSwitches;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.ListPosition;
import org.broadsheet.http.paging.Page;

/** Reads pages of article lists. The cost of a page does not depend on its position in the list. */
@Singleton
public class ArticleListQuery {
    private final Database database;
    private final FilterConditions filters;
    private final ListIndexScan scan;
    private final CardRows cards;
    private final PrerenderedArticles prerendered;
    private final boolean prerenderedEnabled;

    ArticleListQuery(
            Database database,
            FilterConditions filters,
            ListIndexScan scan,
            CardRows cards,
            PrerenderedArticles prerendered,
            FastPathSwitches fastPaths) {
        this.database = database;
        this.filters = filters;
        this.scan = scan;
        this.cards = cards;
        this.prerendered = prerendered;
        this.prerenderedEnabled = fastPaths.listsFromBytes();
    }

    /**
     * @param cursor null for the first page
     * @param exactCount whether to count the whole list too, which reads every matching article
     */
    public Page<ArticleCard> page(
            ResolvedFilter resolved, ArticleOrder order, int limit, Cursor cursor, boolean exactCount) {
        ArticleFilter filter = resolved.filter();
        Sql sql = Sql.of("WITH scanned AS (")
                .then(scan.pageQuery(filter, resolved.ids(), order, limit, position(filter, order, cursor)))
                .then(") SELECT scanned.sort_key, " + CardRows.COLUMNS)
                .then("FROM scanned JOIN article ON article.id = scanned.id")
                .then("JOIN category ON category.id = article.category_id")
                .then(ListIndexScan.orderBy("scanned.sort_key", "article.id", order.sort()));
        boolean publicList = filter.status().isPublic();
        return read(
                sql,
                filter,
                order,
                limit,
                exactCount ? count(resolved, order) : null,
                row -> cards.card(row, publicList ? null : ArticleStatus.valueOf(row.text("status"))));
    }

    /**
     * Reads a page of published articles as JSON, from prerendered cards where they exist.
     *
     * @param filter must match published articles only
     */
    public PrerenderedPage prerenderedPage(
            ResolvedFilter resolved, ArticleOrder order, int limit, Cursor cursor, boolean exactCount) {
        ArticleFilter filter = resolved.filter();
        record Found(long id, byte[] card) {}
        ListPosition after = position(filter, order, cursor);
        // kept small: the executor's start-up of a larger statement costs as much as running it
        Sql sql = Sql.of("SELECT scanned.id, scanned.sort_key, " + prerendered.cardColumn("scanned.id") + " FROM (")
                .then(scan.singleEntryQuery(filter, order, limit, after)
                        .orElseGet(() -> scan.pageQuery(filter, resolved.ids(), order, limit, after)))
                .then(") scanned")
                .then(ListIndexScan.orderBy("scanned.sort_key", "scanned.id", order.sort()));
        Long count = exactCount ? count(resolved, order) : null;
        Page<Found> page =
                read(sql, filter, order, limit, count, row -> new Found(row.number("id"), row.bytes("card")));
        Map<Long, CardJson> rendered = prerendered.render(page.items().stream()
                .filter(found -> found.card() == null)
                .map(Found::id)
                .toList());
        return prerendered.page(
                page.items().stream()
                        .map(found -> found.card() == null ? utf8(rendered.get(found.id())) : found.card())
                        .filter(Objects::nonNull)
                        .toList(),
                page.page());
    }

    /** @param card null when the article was unpublished between the two statements */
    private static byte[] utf8(CardJson card) {
        return card == null ? null : card.json().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether {@link #prerenderedPage} is to be used instead of {@link #page} where possible. */
    public boolean isPrerenderedEnabled() {
        return prerenderedEnabled;
    }

    /** Reads the ids of a page of published articles, newest first. */
    public Page<Long> publishedIds(ResolvedFilter resolved, int limit, Cursor cursor) {
        ArticleOrder order = new ArticleOrder(ArticleSort.NEWEST, null);
        ArticleFilter filter = resolved.filter();
        Sql sql = scan.pageQuery(filter, resolved.ids(), order, limit, position(filter, order, cursor));
        return read(sql, filter, order, limit, null, row -> row.number("id"));
    }

    /** @param sql selects {@code id} and {@code sort_key} too, from which the cursor of the next page is made */
    private <T> Page<T> read(
            Sql sql, ArticleFilter filter, ArticleOrder order, int limit, Long count, RowReader<T> reader) {
        record Sorted<I>(I item, Object sortKey, long id) {}
        return Page.of(
                        database.list(
                                sql,
                                row -> new Sorted<>(
                                        reader.read(row), order.sort().sortKey(row), row.number("id"))),
                        limit,
                        last -> new ListPosition(last.sortKey().toString(), last.id())
                                .cursorOf(listName(filter, order)),
                        count)
                .map(Sorted::item);
    }

    private static ListPosition position(ArticleFilter filter, ArticleOrder order, Cursor cursor) {
        return cursor == null ? null : cursor.openFor(listName(filter, order));
    }

    /** The name of the list to which a cursor belongs. */
    private static String listName(ArticleFilter filter, ArticleOrder order) {
        return "articles " + filter + " " + order;
    }

    private long count(ResolvedFilter resolved, ArticleOrder order) {
        Sql sql = Sql.of("SELECT count(*) AS count FROM article")
                .then(MostReadQuery.join(order))
                .then("WHERE true")
                .then(filters.conditions(resolved.filter(), resolved.ids()));
        return database.one(sql, row -> row.number("count"));
    }
}
