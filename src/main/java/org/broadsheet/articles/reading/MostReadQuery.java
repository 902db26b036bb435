package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.reading.FilterConditions.FilterIds;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.Cursor;

/** Reads lists along the index of what was read most. */
@Singleton
class MostReadQuery {
    /** Of what was read in a period, no more is looked through for what else is asked for. */
    private static final int MAX_SCANNED = 10_000;

    private static final String VIEWS = "viewed.views";

    private final FilterConditions filters;

    MostReadQuery(FilterConditions filters) {
        this.filters = filters;
    }

    Sql scan(ArticleFilter filter, List<FilterIds> keys, ArticleOrder order, int limit, Cursor cursor) {
        String most = ListIndexScan.orderBy(VIEWS, "viewed.article_id", order.sort());
        return Sql.of("""
                        SELECT near.id, near.place FROM (
                            SELECT article.id, viewed.views AS place FROM (
                                SELECT viewed.article_id, viewed.views FROM view_count viewed""")
                .then("WHERE viewed.period = '" + order.window().period() + "'")
                .then(ListIndexScan.afterCursor(cursor, order, VIEWS, "viewed.article_id"))
                .then(most)
                .then("LIMIT " + MAX_SCANNED)
                .then(") viewed JOIN article ON article.id = viewed.article_id WHERE true")
                .then(filters.rowConditions(filter, keys, Optional.empty()))
                .then(most)
                .then("LIMIT " + (limit + 1) + ") near");
    }

    /** Joins the views to the articles where they are what is asked for. */
    static Sql join(ArticleOrder order) {
        return Sql.of(
                order.isByViews()
                        ? "JOIN view_count viewed ON viewed.article_id = article.id AND viewed.period = '"
                                + order.window().period() + "'"
                        : "");
    }
}
