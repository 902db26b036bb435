package org.broadsheet.http.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheControlTest {
    private static final String DEFAULT =
            "public, max-age=0, s-maxage=10, stale-while-revalidate=10, stale-if-error=3600";

    private static CacheControl configured(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>();
        variables.forEach((name, value) -> environment.put("BROADSHEET_CACHE_CONTROL_" + name, value));
        return new CacheControl(new SmallRyeConfigBuilder()
                .withSources(new io.smallrye.config.EnvConfigSource(environment, 300))
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(CacheTimes.class)
                .build()
                .getConfigMapping(CacheTimes.class));
    }

    @ParameterizedTest
    @CsvSource({
        "ARTICLES, /v1/articles/some-story",
        "ARTICLES, /v1/articles/some-story/related",
        "LISTS, /v1/articles",
        "LISTS, /v1/search",
        "LISTS, /v1/front",
        "LISTS, /v1/site",
        "FEEDS, /v1/feeds/rss",
        "SITEMAPS, /sitemap.xml",
        "SITEMAPS, /robots.txt",
    })
    void eachKindHasItsOwnTimes(String kind, String path) {
        assertEquals(DEFAULT, configured(Map.of()).of(path));
        CacheControl set = configured(Map.of(
                kind + "_MAX_AGE", "5",
                kind + "_S_MAXAGE", "1h",
                kind + "_STALE_WHILE_REVALIDATE", "2m",
                kind + "_STALE_IF_ERROR", "0"));
        assertEquals("public, max-age=5, s-maxage=3600, stale-while-revalidate=120, stale-if-error=0", set.of(path));
        String other = path.startsWith("/v1/feeds") ? "/v1/articles" : "/v1/feeds/rss";
        assertEquals(DEFAULT, set.of(other));
    }

    @Test
    void staleResponsesAreForbiddenWhereNoneIsAllowed() {
        CacheControl strict =
                configured(Map.of("ARTICLES_STALE_WHILE_REVALIDATE", "0", "ARTICLES_STALE_IF_ERROR", "0"));
        assertEquals("public, max-age=0, s-maxage=10, must-revalidate", strict.of("/v1/articles/some-story"));
        assertEquals("public, max-age=31536000, s-maxage=3600, immutable", strict.ofUnchangingFile());
    }

    @ParameterizedTest
    @CsvSource({
        "LISTS_S_MAXAGE, -PT1S",
        "FEEDS_MAX_AGE, 366d",
        "SITEMAPS_STALE_IF_ERROR, 3651d",
        "MEDIA_S_MAXAGE, -PT1H",
    })
    void timeOutOfRangeStopsTheStart(String variable, String time) {
        String message = assertThrows(ConfigurationException.class, () -> configured(Map.of(variable, time)))
                .getMessage();
        assertEquals(
                0,
                message.indexOf("BROADSHEET_CACHE_CONTROL_" + variable + " must be a time from 0s to 365d; "),
                message);
    }
}
