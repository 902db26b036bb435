package org.broadsheet.addresses;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.broadsheet.articles.ArticleCard;

/**
 * What is at an address.
 *
 * @param url where the public site shows it now
 * @param article absent for anything but an article
 */
public record Resolution(
        Kind kind,
        String slug,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) ArticleCard article) {
    /** What can have an address on the site. */
    public enum Kind {
        article,
        category,
        tag,
        author
    }

    static Resolution of(ArticleCard card) {
        return new Resolution(Kind.article, card.slug(), card.url(), card);
    }
}
