package org.broadsheet.http.responses;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** The values of {@code Cache-Control} for each kind of response. */
@Singleton
@Startup
public class CacheControl {
    static final String PRIVATE = "private, no-store";

    private static final Duration MAX = Duration.ofDays(365);

    private final String articles;
    private final String lists;
    private final String feeds;
    private final String sitemaps;
    private final String files;

    CacheControl(CacheTimes times) {
        articles = header("articles", times.articles());
        lists = header("lists", times.lists());
        feeds = header("feeds", times.feeds());
        sitemaps = header("sitemaps", times.sitemaps());
        files = "public, max-age=31536000, s-maxage="
                + seconds("media", "s-maxage", times.media().sMaxage()) + ", immutable";
    }

    /** The value for a public response to a request for this path. */
    public String of(String path) {
        if (path.startsWith("/v1/articles/")) {
            return articles;
        }
        if (path.startsWith("/v1/")) {
            return path.startsWith("/v1/feeds/") ? feeds : lists;
        }
        return sitemaps;
    }

    /** The value for a file whose address changes with its content. */
    public String ofUnchangingFile() {
        return files;
    }

    /** {@code must-revalidate} forbids what the other directives allow, so it stands only where no stale response is allowed. */
    private static String header(String kind, CacheTimes.Directives times) {
        long whileRevalidating = seconds(kind, "stale-while-revalidate", times.staleWhileRevalidate());
        long ifError = seconds(kind, "stale-if-error", times.staleIfError());
        String header = "public, max-age=" + seconds(kind, "max-age", times.maxAge()) + ", s-maxage="
                + seconds(kind, "s-maxage", times.sMaxage());
        return whileRevalidating + ifError == 0
                ? header + ", must-revalidate"
                : header + ", stale-while-revalidate=" + whileRevalidating + ", stale-if-error=" + ifError;
    }

    private static long seconds(String kind, String directive, Duration time) {
        if (time.isNegative() || time.compareTo(MAX) > 0) {
            String variable = "BROADSHEET_CACHE_CONTROL_" + kind + "_" + directive;
            throw new ConfigurationException(variable.replace('-', '_').toUpperCase(Locale.ROOT)
                    + " must be a time from 0s to 365d; it is " + time);
        }
        return time.toSeconds();
    }
}
