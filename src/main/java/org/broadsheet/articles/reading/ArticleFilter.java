package org.broadsheet.articles.reading;

import java.util.List;

/** What a list of articles shows. Each part may be null, which means anything. */
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

    /** What readers may see, filtered the way search and related lists are. */
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

    /** The same, but for these languages. */
    public ArticleFilter withLanguage(LanguageFilter languages) {
        return new ArticleFilter(category, tag, author, source, languages, from, to, slugs, status);
    }
}
