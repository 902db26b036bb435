package org.broadsheet.related;

import java.time.Instant;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.LanguageFilter;
import org.broadsheet.articles.filters.ListingKind;
import org.broadsheet.articles.filters.SlugFilter;
import org.broadsheet.http.values.Timestamps;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Query parameters that change which articles are related, and in which order. Each is null unless the request has it.
 *
 * @param language null for the subject's language
 * @param within maximum age of the articles
 * @param halfLife age at which the rank of an article is halved
 * @param asOf time for which the list is computed; null for now
 */
public record RelatedCriteria(
        @RestQuery SlugFilter category,
        @RestQuery SlugFilter tag,
        @RestQuery SlugFilter author,
        @RestQuery LanguageFilter language,
        @RestQuery PeriodParameter within,
        @RestQuery PeriodParameter halfLife,
        @RestQuery AsOf asOf,
        @RestQuery MaxPerGroup perCategory,
        @RestQuery MaxPerGroup perSource) {
    static final RelatedCriteria NONE = new RelatedCriteria(null, null, null, null, null, null, null, null, null);

    /** The filter, and those of the criteria by category, tag and author. */
    ArticleFilter inLists(ArticleFilter filter) {
        return filter.and(ListingKind.CATEGORY, category)
                .and(ListingKind.TAG, tag)
                .and(ListingKind.AUTHOR, author);
    }

    public Instant now() {
        return asOf == null ? Timestamps.now() : asOf.time();
    }
}
