package org.broadsheet.http.caching;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the metrics of the response cache. */
final class CacheMetrics {
    private static final Pattern HITS = Pattern.compile("(?m)^broadsheet_cache_hits_total(?:\\{.*})? ([0-9.E]+)");

    private CacheMetrics() {}

    /** Returns the number of responses served from the cache so far. */
    static long hits() {
        Matcher hits = HITS.matcher(get("/q/metrics").asString());
        assertTrue(hits.find(), "the metric does not exist");
        return (long) Double.parseDouble(hits.group(1));
    }
}
