package org.broadsheet.site;

import java.util.List;
import java.util.Map;
import org.broadsheet.http.responses.Versioned;
import org.broadsheet.http.values.TextDirection;

/**
 * The site in responses.
 *
 * @param language of the texts
 * @param texts all translations, by language
 * @param url of the front page; relative without BROADSHEET_SITE_URL
 * @param paths path templates by kind of page
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

    /** @param tag the language; null for the default language */
    static SiteView of(Site site, SiteUrls urls, String tag) {
        SiteTranslation translation = site.textIn(tag);
        String language = tag == null ? site.defaultLanguage : tag;
        return new SiteView(
                or(translation.name(), site.name),
                or(translation.description(), site.description),
                site.languages,
                site.social,
                site.defaultLanguage,
                or(translation.disclaimer(), site.disclaimer),
                site.share,
                or(translation.navigation(), site.navigation),
                site.logoUrl,
                urls.home(),
                urls.templates(),
                language,
                TextDirection.of(language),
                site.texts == null ? Map.of() : site.texts,
                site.version);
    }

    private static <T> T or(T translated, T original) {
        return translated == null ? original : translated;
    }
}
