package org.broadsheet.http.caching;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server tells of itself. */
final class Meters {
    private static final Pattern HITS = Pattern.compile("(?m)^broadsheet_cache_hits_total(?:\\{.*})? ([0-9.E]+)");

    private Meters() {}

    /** How many answers came from the cache so far. */
    static long hits() {
        Matcher hits = HITS.matcher(get("/q/metrics").asString());
        assertTrue(hits.find(), "there is no such meter");
        return (long) Double.parseDouble(hits.group(1));
    }
}
