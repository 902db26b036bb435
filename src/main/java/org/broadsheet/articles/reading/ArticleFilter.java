package org.broadsheet.articles.reading;

import java.util.List;
import org.broadsheet.taxonomy.TaxonomyKind;

/**
 * The filters of a list of articles. A null filter matches every article.
 *
 * @param from inclusive; compared with {@code listed_at}
 * @param to exclusive; compared with {@code listed_at}
 * @param status never null
 */
public record ArticleFilter(
        SlugFilter category,
        SlugFilter tag,
        SlugFilter author,
        SlugFilter source,
        LanguageFilter language,
        TimeParameter from,
        TimeParameter to,
        SlugFilter slugs,
        StatusFilter status) {

    /** All published articles. */
    public static final ArticleFilter PUBLISHED =
            new ArticleFilter(null, null, null, null, null, null, null, null, StatusFilter.PUBLIC);

    /** The published articles of one category, tag, author or source. */
    public static ArticleFilter publishedIn(TaxonomyKind kind, String slug) {
        SlugFilter slugs = new SlugFilter(List.of(slug), List.of());
        return new ArticleFilter(
                kind == TaxonomyKind.CATEGORY ? slugs : null,
                kind == TaxonomyKind.TAG ? slugs : null,
                kind == TaxonomyKind.AUTHOR ? slugs : null,
                kind == TaxonomyKind.SOURCE ? slugs : null,
                null,
                null,
                null,
                null,
                StatusFilter.PUBLIC);
    }

    List<String> statusNames() {
        return status.names();
    }

    /** This filter with its language replaced. */
    public ArticleFilter withLanguage(LanguageFilter languages) {
        return new ArticleFilter(category, tag, author, source, languages, from, to, slugs, status);
    }
}
