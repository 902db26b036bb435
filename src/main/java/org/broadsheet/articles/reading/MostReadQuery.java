package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.FilterConditions;
import org.broadsheet.articles.filters.FilterConditions.FilterIds;
import org.broadsheet.database.Sql;
import org.broadsheet.http.paging.ListPosition;

/** Builds the SQL of lists sorted by views. */
@Singleton
class MostReadQuery {
    /** The most rows of {@code view_count} that are tested against the other filters. */
    private static final int MAX_SCANNED = 10_000;

    private static final String VIEWS = "viewed.views";

    private final FilterConditions filters;

    MostReadQuery(FilterConditions filters) {
        this.filters = filters;
    }

    Sql scan(ArticleFilter filter, List<FilterIds> ids, ArticleOrder order, int limit, ListPosition after) {
        String orderBy = ListIndexScan.orderBy(VIEWS, "viewed.article_id", order.sort());
        return Sql.of("""
                        SELECT matching.id, matching.sort_key FROM (
                            SELECT article.id, viewed.views AS sort_key FROM (
                                SELECT viewed.article_id, viewed.views FROM view_count viewed""")
                .then("WHERE viewed.period = '" + order.window().period() + "'")
                .then(ListIndexScan.after(after, order, VIEWS, "viewed.article_id"))
                .then(orderBy)
                .then("LIMIT " + MAX_SCANNED)
                .then(") viewed JOIN article ON article.id = viewed.article_id WHERE true")
                .then(filters.rowConditions(filter, ids, Optional.empty()))
                .then(orderBy)
                .then("LIMIT " + (limit + 1) + ") matching");
    }

    /** Joins the view counts to the articles; empty unless the list is sorted by views. */
    static Sql join(ArticleOrder order) {
        return Sql.of(
                order.isByViews()
                        ? "JOIN view_count viewed ON viewed.article_id = article.id AND viewed.period = '"
                                + order.window().period() + "'"
                        : "");
    }
}
