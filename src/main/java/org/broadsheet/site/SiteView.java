package org.broadsheet.site;

import java.util.List;
import java.util.Map;
import org.broadsheet.http.responses.Versioned;
import org.broadsheet.http.values.TextDirection;

/**
 * The site as its readers get it.
 *
 * @param language the one it is in
 * @param texts what it says in others
 * @param url where it is; relative to wherever the front end lives when nobody has said
 * @param paths where on it the pages of each kind are
 */
public record SiteView(
        String name,
        String description,
        List<String> languages,
        List<SocialLink> social,
        String defaultLanguage,
        String disclaimer,
        List<String> share,
        List<NavigationLink> navigation,
        String logoUrl,
        String url,
        Map<PageKind, String> paths,
        String language,
        TextDirection direction,
        Map<String, SiteTranslation> texts,
        int version)
        implements Versioned {

    /** @param tag in which language; null: the site's own */
    static SiteView of(Site site, SiteUrls address, String tag) {
        SiteTranslation said = site.textIn(tag);
        String language = tag == null ? site.defaultLanguage : tag;
        return new SiteView(
                or(said.name(), site.name),
                or(said.description(), site.description),
                site.languages,
                site.social,
                site.defaultLanguage,
                or(said.disclaimer(), site.disclaimer),
                site.share,
                or(said.navigation(), site.navigation),
                site.logoUrl,
                address.home(),
                address.templates(),
                language,
                TextDirection.of(language),
                site.texts == null ? Map.of() : site.texts,
                site.version);
    }

    private static <T> T or(T said, T own) {
        return said == null ? own : said;
    }
}
