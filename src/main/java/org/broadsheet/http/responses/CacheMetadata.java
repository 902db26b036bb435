package org.broadsheet.http.responses;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When an answer last changed, and what it shows: the {@code Surrogate-Key}s by which a CDN drops it.
 *
 * @param lastModified null where the answer is put together from many things
 */
public record CacheMetadata(Instant lastModified, List<String> surrogateKeys) {
    /** The key of what counts or lists articles at large: touched by all that happens to published ones. */
    public static final String ARTICLES = "articles";

    public static CacheMetadata of(List<String> surrogateKeys) {
        return new CacheMetadata(null, surrogateKeys);
    }

    /** Whether it is known what would change the answer, so that it may be kept. */
    boolean isCacheable() {
        return !surrogateKeys.isEmpty();
    }

    /** @param known when the answer last changed, where that is known better than by what it shows */
    Map<String, String> headers(Optional<Instant> knownModified) {
        Map<String, String> headers = new LinkedHashMap<>();
        knownModified
                .or(() -> Optional.ofNullable(lastModified))
                .ifPresent(time -> headers.put("Last-Modified", HttpDate.format(time)));
        if (!surrogateKeys.isEmpty()) {
            headers.put("Surrogate-Key", String.join(" ", surrogateKeys));
        }
        return headers;
    }
}
