package org.broadsheet.addresses;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.site.PageKind;

/**
 * The article, category, tag or author at a URL.
 *
 * @param url the current URL on the public site
 * @param article null for any other kind
 */
public record Resolution(
        PageKind kind,
        String slug,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) ArticleCard article) {
    static Resolution of(ArticleCard card) {
        return new Resolution(PageKind.article, card.slug(), card.url(), card);
    }
}
