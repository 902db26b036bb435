package org.broadsheet.exports;

import org.broadsheet.articles.Moment;
import org.broadsheet.articles.StatusFilter;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.sql.Sql;

/** Which articles to export; what is null leaves none out. */
record ExportFilter(StatusFilter status, Slug category, Moment from, Moment to, Moment changedSince) {
    Sql condition() {
        return Sql.of("TRUE")
                .thenIf(status != null, "AND status = ANY (?)", status == null ? null : status.names())
                .thenIf(category != null, """
                        AND EXISTS (SELECT FROM listing JOIN category ON category.id = listing.key
                                    WHERE listing.kind = 'c' AND listing.article_id = article.id AND category.slug = ?)""", category == null ? null : category.value())
                .thenIf(from != null, "AND listed_at >= ?", from == null ? null : from.time())
                .thenIf(to != null, "AND listed_at < ?", to == null ? null : to.time())
                .thenIf(changedSince != null, "AND updated_at >= ?", changedSince == null ? null : changedSince.time());
    }
}
