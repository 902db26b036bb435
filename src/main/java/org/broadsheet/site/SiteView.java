package org.broadsheet.site;

import java.util.List;
import java.util.Map;
import org.broadsheet.platform.delivery.Versioned;

/**
 * The site as its readers get it.
 *
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
        int version)
        implements Versioned {

    static SiteView of(Site site, SiteAddress address) {
        return new SiteView(
                site.name,
                site.description,
                site.languages,
                site.social,
                site.defaultLanguage,
                site.disclaimer,
                site.share,
                site.navigation,
                site.logoUrl,
                address.home(),
                address.templates(),
                site.version);
    }
}
