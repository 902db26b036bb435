package org.broadsheet.platform.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When an answer last changed, and what it shows: the {@code Surrogate-Key}s by which a CDN drops it.
 *
 * @param lastModified null where the answer is put together from many things
 */
public record Freshness(Instant lastModified, List<String> surrogateKeys) {
    /** The key of what counts or lists articles at large: touched by all that happens to published ones. */
    public static final String ARTICLES = "articles";

    public static Freshness of(List<String> surrogateKeys) {
        return new Freshness(null, surrogateKeys);
    }

    /** Whether it is known what would change the answer, so that it may be kept. */
    boolean isTraceable() {
        return !surrogateKeys.isEmpty();
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (lastModified != null) {
            headers.put(
                    "Last-Modified",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            ZonedDateTime.ofInstant(lastModified.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC)));
        }
        if (!surrogateKeys.isEmpty()) {
            headers.put("Surrogate-Key", String.join(" ", surrogateKeys));
        }
        return headers;
    }
}
