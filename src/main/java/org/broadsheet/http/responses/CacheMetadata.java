package org.broadsheet.http.responses;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a response last changed, and its {@code Surrogate-Key}s, by which this server and a CDN invalidate it.
 *
 * @param lastModified null if the response consists of many objects
 * @param surrogateKeys the keys of the objects that the response shows; a response without keys is not cached
 */
public record CacheMetadata(Instant lastModified, List<String> surrogateKeys) {
    /** The key of lists and counts of all articles. Every change of a published article invalidates it. */
    public static final String ARTICLES = "articles";

    public static CacheMetadata of(List<String> surrogateKeys) {
        return new CacheMetadata(null, surrogateKeys);
    }

    /** Whether invalidation by key covers the response. */
    boolean isCacheable() {
        return !surrogateKeys.isEmpty();
    }

    /** @param knownModified the date from the response cache, which takes precedence over {@link #lastModified} */
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
