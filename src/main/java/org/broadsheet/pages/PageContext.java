package org.broadsheet.pages;

import java.util.List;
import java.util.Map;
import org.broadsheet.articles.Seo;
import org.broadsheet.site.ShareNetwork;
import org.broadsheet.site.SocialLink;

/**
 * Data around an article that its page needs.
 *
 * @param logoUrl may be null
 * @param breadcrumbs the categories from the top level down to the article's own
 * @param translations published translations only
 * @param homepages URLs of the authors' own sites, by the author's slug
 * @param seo texts for search engines that replace the article's; fields may be null
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

    record Category(String slug, String name) {}

    /** @param category slug of the main category */
    record Translation(String language, String slug, String category) {}
}
