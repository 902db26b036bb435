package org.broadsheet.articles.filters;

import java.util.List;
import java.util.stream.Stream;

/**
 * The filters of a list of articles, all of which an article must match. A null filter matches every article.
 *
 * @param lists filters by table {@code listing}, at most one of each kind
 * @param from inclusive; compared with {@code listed_at}
 * @param to exclusive; compared with {@code listed_at}
 * @param status never null
 */
public record ArticleFilter(
        List<ListingFilter> lists,
        LanguageFilter language,
        TimeParameter from,
        TimeParameter to,
        SlugFilter slugs,
        StatusFilter status) {

    /** All published articles. */
    public static final ArticleFilter PUBLISHED =
            new ArticleFilter(List.of(), null, null, null, null, StatusFilter.PUBLIC);

    /** The published articles of one category, tag, author or source. */
    public static ArticleFilter publishedIn(ListingKind kind, String slug) {
        return PUBLISHED.and(kind, new SlugFilter(List.of(slug), List.of()));
    }

    public List<String> statusNames() {
        return status.names();
    }

    /** This filter, and one by categories, tags, authors or sources unless {@code newSlugs} is null. */
    public ArticleFilter and(ListingKind kind, SlugFilter newSlugs) {
        return newSlugs == null ? this : and(new ListingFilter(kind, newSlugs));
    }

    /** This filter, and one by the kind's single list unless {@code isIncluded} is null. */
    public ArticleFilter and(ListingKind kind, Boolean isIncluded) {
        return isIncluded == null ? this : and(ListingFilter.of(kind, isIncluded));
    }

    private ArticleFilter and(ListingFilter list) {
        return withLists(Stream.concat(lists.stream(), Stream.of(list)).toList());
    }

    /** This filter with its lists replaced. */
    ArticleFilter withLists(List<ListingFilter> newLists) {
        return new ArticleFilter(newLists, language, from, to, slugs, status);
    }

    /** This filter with its language replaced. */
    public ArticleFilter withLanguage(LanguageFilter languages) {
        return new ArticleFilter(lists, languages, from, to, slugs, status);
    }
}
