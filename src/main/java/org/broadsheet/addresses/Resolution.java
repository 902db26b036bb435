package org.broadsheet.addresses;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.site.PageKind;

/**
 * What is at an address.
 *
 * @param url where the public site shows it now
 * @param article absent for anything but an article
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
