package org.broadsheet.pages;

import java.util.List;
import java.util.Map;
import org.broadsheet.articles.Seo;
import org.broadsheet.site.ShareNetwork;
import org.broadsheet.site.SocialLink;

/**
 * What a page says around its article.
 *
 * @param path the sections from the top down to the article's own
 * @param translations published ones only
 * @param homepages of the authors who have one, by slug
 * @param written what search engines are to be told instead
 */
record PageContext(
        String siteName,
        String defaultLanguage,
        String logoUrl,
        List<ShareNetwork> shareNetworks,
        List<SocialLink> social,
        List<Category> breadcrumbs,
        List<Translation> translations,
        Map<String, String> homepages,
        Seo seo) {

    /** A section on the way to the article. */
    record Category(String slug, String name) {}

    /** The same story in another language. */
    record Translation(String language, String slug, String category) {}
}
