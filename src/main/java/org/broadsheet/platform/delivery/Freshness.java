package org.broadsheet.platform.delivery;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When an answer last changed, and what it shows: the {@code Surrogate-Key}s by which a CDN drops it.
 *
 * @param lastModified null where the answer is put together from many things
 */
public record Freshness(Instant lastModified, List<String> surrogateKeys) {
    public static Freshness of(List<String> surrogateKeys) {
        return new Freshness(null, surrogateKeys);
    }

    void writeTo(Response.ResponseBuilder answer) {
        if (lastModified != null) {
            answer.header(
                    "Last-Modified",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            ZonedDateTime.ofInstant(lastModified.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC)));
        }
        if (!surrogateKeys.isEmpty()) {
            answer.header("Surrogate-Key", String.join(" ", surrogateKeys));
        }
    }
}
