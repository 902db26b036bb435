package org.broadsheet.http.responses;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.http.caching.RemoteInvalidationListener;
import org.broadsheet.http.caching.ResponseCache;
import org.broadsheet.http.caching.ResponseCacheHandler;

/**
 * The languages that texts are there in, the default first. They are remembered until something is touched that may
 * have changed them, as answers are, so that {@link ResponseCacheHandler} knows without asking whose answer to serve.
 */
@Singleton
public class AvailableLanguages {
    /** What is longer is no wish but an attack, or a mistake. */
    private static final int MAX_HEADER_CHARS = 200;

    private final ResponseCache cache;
    private final RemoteInvalidationListener remoteInvalidations;
    private volatile Languages cached = new Languages(List.of(), -1);

    private record Languages(List<String> tags, long cacheVersion) {}

    AvailableLanguages(ResponseCache cache, RemoteInvalidationListener remoteInvalidations) {
        this.cache = cache;
        this.remoteInvalidations = remoteInvalidations;
    }

    /** The one that suits best; nothing while it is not known for sure what is offered. */
    public Optional<String> bestMatch(String acceptLanguage) {
        Languages current = cached;
        return current.tags().isEmpty()
                        || cache.isAllInvalidatedSince(current.cacheVersion())
                        || !remoteInvalidations.isCacheValid()
                ? Optional.empty()
                : Optional.of(bestMatch(acceptLanguage, current.tags()));
    }

    /** @param reading finds out what is offered, at least one */
    public String bestMatch(String acceptLanguage, Supplier<List<String>> loadTags) {
        return bestMatch(acceptLanguage).orElseGet(() -> {
            long cacheVersion = cache.version();
            List<String> tags = loadTags.get();
            cached = new Languages(tags, cacheVersion);
            return bestMatch(acceptLanguage, tags);
        });
    }

    /**
     * The first language wanted that is there: itself, the one it is a variety of, or a variety of it; else the default.
     *
     * @param wish as in {@code Accept-Language}; what is malformed wants nothing
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
