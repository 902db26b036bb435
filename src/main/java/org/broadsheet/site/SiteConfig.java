package org.broadsheet.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The URL of the public site, and the paths of its pages with placeholders in braces. */
@ConfigMapping(prefix = "broadsheet.site")
interface SiteConfig {
    Optional<String> url();

    @WithDefault("/articles/{slug}")
    String articlePath();

    @WithDefault("/categories/{slug}")
    String categoryPath();

    @WithDefault("/tags/{slug}")
    String tagPath();

    @WithDefault("/authors/{slug}")
    String authorPath();
}
