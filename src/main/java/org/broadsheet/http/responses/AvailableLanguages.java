package org.broadsheet.http.responses;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.http.caching.RemoteInvalidationListener;
import org.broadsheet.http.caching.ResponseCache;
import org.broadsheet.http.caching.ResponseCacheHandler;

/**
 * Chooses the response language from {@code Accept-Language}. The available languages, the default first, are cached until
 * the whole response cache is invalidated, so that {@link ResponseCacheHandler} can choose without a database query.
 */
@Singleton
public class AvailableLanguages {
    /** Longer headers are ignored. */
    private static final int MAX_HEADER_CHARS = 200;

    private final ResponseCache cache;
    private final RemoteInvalidationListener remoteInvalidations;
    private volatile Languages cached = new Languages(List.of(), -1);

    private record Languages(List<String> tags, long cacheVersion) {}

    AvailableLanguages(ResponseCache cache, RemoteInvalidationListener remoteInvalidations) {
        this.cache = cache;
        this.remoteInvalidations = remoteInvalidations;
    }

    /** Returns the best match; empty if the cached languages may be outdated. */
    public Optional<String> bestMatch(String acceptLanguage) {
        Languages current = cached;
        return current.tags().isEmpty()
                        || cache.isAllInvalidatedSince(current.cacheVersion())
                        || !remoteInvalidations.isCacheValid()
                ? Optional.empty()
                : Optional.of(bestMatch(acceptLanguage, current.tags()));
    }

    /** @param loadTags loads the available languages, at least one, if they are not cached */
    public String bestMatch(String acceptLanguage, Supplier<List<String>> loadTags) {
        return bestMatch(acceptLanguage).orElseGet(() -> {
            long cacheVersion = cache.version();
            List<String> tags = loadTags.get();
            cached = new Languages(tags, cacheVersion);
            return bestMatch(acceptLanguage, tags);
        });
    }

    /**
     * Returns the first available language that a range matches by lookup or filtering (RFC 4647), else the default.
     *
     * @param acceptLanguage the header's value; a malformed one is ignored
     */
    private static String bestMatch(String acceptLanguage, List<String> tags) {
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> match(range, tags).stream())
                .findFirst()
                .orElse(tags.get(0));
    }

    private static List<LanguageRange> ranges(String acceptLanguage) {
        try {
            return acceptLanguage.length() > MAX_HEADER_CHARS ? List.of() : LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static Optional<String> match(LanguageRange range, List<String> tags) {
        if (range.getRange().equals("*")) {
            return Optional.of(tags.get(0));
        }
        List<LanguageRange> one = List.of(range);
        return Optional.ofNullable(Locale.lookupTag(one, tags))
                .or(() -> Locale.filterTags(one, tags).stream().findFirst());
    }
}
