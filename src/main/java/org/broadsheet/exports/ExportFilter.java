package org.broadsheet.exports;

import org.broadsheet.articles.filters.StatusFilter;
import org.broadsheet.articles.filters.TimeParameter;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.Slug;

/** The filters of exported articles; each may be null. */
record ExportFilter(
        StatusFilter status, Slug category, TimeParameter from, TimeParameter to, TimeParameter changedSince) {
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
