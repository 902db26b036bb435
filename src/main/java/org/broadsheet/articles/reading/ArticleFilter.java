package org.broadsheet.articles.reading;

import java.util.List;

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

    /** A filter of published articles by the parameters that lists, search, feeds and related articles share. */
    public static ArticleFilter published(
            SlugFilter category,
            SlugFilter tag,
            SlugFilter author,
            SlugFilter source,
            LanguageFilter language,
            TimeParameter from,
            TimeParameter to) {
        return new ArticleFilter(category, tag, author, source, language, from, to, null, StatusFilter.PUBLIC);
    }

    List<String> statusNames() {
        return status.names();
    }

    /** This filter with its language replaced. */
    public ArticleFilter withLanguage(LanguageFilter languages) {
        return new ArticleFilter(category, tag, author, source, languages, from, to, slugs, status);
    }
}
