package org.broadsheet.articles.filters;

import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters that lists, search and feeds share. Each is null unless the request has it. */
public record ArticleFilterParameters(
        @RestQuery SlugFilter category,
        @RestQuery SlugFilter tag,
        @RestQuery SlugFilter author,
        @RestQuery SlugFilter source,
        @RestQuery LanguageFilter language,
        @RestQuery TimeParameter from,
        @RestQuery TimeParameter to) {

    /** The filter of published articles by these parameters. */
    public ArticleFilter published() {
        return filter(null, StatusFilter.PUBLIC);
    }

    public ArticleFilter filter(SlugFilter slugs, StatusFilter status) {
        return new ArticleFilter(List.of(), language, from, to, slugs, status)
                .and(ListingKind.CATEGORY, category)
                .and(ListingKind.TAG, tag)
                .and(ListingKind.AUTHOR, author)
                .and(ListingKind.SOURCE, source);
    }
}
