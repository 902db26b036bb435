package org.broadsheet.http.responses;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long browsers and shared caches may keep public responses. What follows from it: {@code src/docs/delivery.md}. */
@ConfigMapping(prefix = "broadsheet.cache-control")
interface CacheTimes {
    /** An article, its related articles, and redirects from its former slugs. */
    Directives articles();

    /** Lists, search, the front page, categories and the like, and the site. */
    Directives lists();

    Directives feeds();

    /** Sitemaps and {@code robots.txt}. */
    Directives sitemaps();

    /** Files of media whose address changes with their content. Browsers keep them for a year. */
    Files media();

    interface Files {
        /** For shared caches. A picture that was withdrawn is served from there until then. */
        @WithDefault("1h")
        Duration sMaxage();
    }

    /** The directives of {@code Cache-Control} (RFC 9111, RFC 5861). */
    interface Directives {
        /** For browsers. */
        @WithDefault("0s")
        Duration maxAge();

        /** For shared caches. */
        @WithDefault("10s")
        Duration sMaxage();

        /** How long after that a shared cache may send the old response while it asks for a new one. */
        @WithDefault("10s")
        Duration staleWhileRevalidate();

        /** How long after that a cache may send the old response while this server fails. */
        @WithDefault("1h")
        Duration staleIfError();
    }
}
