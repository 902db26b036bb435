package org.broadsheet.site;

import java.util.List;
import org.broadsheet.platform.delivery.Versioned;

/** The site as its readers get it. */
public record SiteView(
        String name,
        String description,
        List<String> languages,
        List<SocialLink> social,
        String defaultLanguage,
        String disclaimer,
        int version)
        implements Versioned {

    static SiteView of(Site site) {
        return new SiteView(
                site.name,
                site.description,
                site.languages,
                site.social,
                site.defaultLanguage,
                site.disclaimer,
                site.version);
    }
}
