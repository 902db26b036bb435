package org.broadsheet;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Settings other than the defaults, on one server for all tests that need them. */
public final class ConfiguredServer implements QuarkusTestProfile {
    public static final String SITE = "https://news.example";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "broadsheet.require-if-match",
                "true",
                "broadsheet.site.url",
                SITE,
                "broadsheet.site.article-path",
                "/{category}/{slug}",
                "broadsheet.cache-control.feeds.s-maxage",
                "5m");
    }
}
