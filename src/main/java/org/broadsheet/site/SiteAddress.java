package org.broadsheet.site;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the public site shows things: below BROADSHEET_SITE_URL, or relative to wherever the front end lives. */
@Singleton
public class SiteAddress {
    private final String base;

    SiteAddress(@ConfigProperty(name = "broadsheet.site-url") Optional<String> url) {
        base = url.map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                .orElse("");
        if (!base.isEmpty() && !base.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new IllegalStateException(
                    "BROADSHEET_SITE_URL must be an http or https URL, such as https://news.example");
        }
    }

    public String ofArticle(String slug) {
        return of("articles", slug);
    }

    /** @param collection what kinds of things there are pages for, such as {@code tags} */
    public String of(String collection, String slug) {
        return base + "/" + collection + "/" + slug;
    }
}
