package org.broadsheet.http.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Caches public responses by URI until one of their surrogate keys is invalidated. The size is limited in bytes; eviction
 * and admission depend on the request frequency (Caffeine, Window TinyLFU).
 *
 * <p>Each invalidation increments {@link #version()}. A response is stale if one of its keys was invalidated after the
 * version at which building it began. So a response that was being built during a write is never served, in whatever order
 * build and write finish.
 */
@Singleton
public class ResponseCache {
    /** With more invalidated keys, all responses are invalidated instead, to limit the memory for keys. */
    private static final int MAX_TRACKED_KEYS = 50_000;

    /** Limit for {@code Last-Modified} dates ahead of the clock, which frequent invalidations cause. */
    private static final int MAX_SECONDS_AHEAD = 120;

    private final long maxBytes;
    private final Cache<String, Entry> entries;
    private final LongAdder evictions = new LongAdder();
    private final Map<String, Invalidation> invalidations = new ConcurrentHashMap<>();
    private volatile Invalidation fullInvalidation = new Invalidation(0, nextSecond());
    private volatile long version;

    /**
     * The last invalidation of a key.
     *
     * @param version the cache version it produced
     * @param epochSecond the {@code Last-Modified} date of responses built later: the first full second after the
     *     invalidation. Two invalidations of a key never share a second, so it may be ahead of the clock
     */
    private record Invalidation(long version, long epochSecond) {}

    private static final class Entry {
        final CachedResponse response;
        final long startVersion;

        /** The cache version at which the entry was last found fresh. A race causes only a repeated check. */
        volatile long checkedVersion;

        Entry(CachedResponse response, long startVersion) {
            this.response = response;
            this.startVersion = startVersion;
        }
    }

    ResponseCache(CacheConfig config) {
        maxBytes = config.size().asLongValue();
        entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String key, Entry entry) -> 2 * key.length() + entry.response.weightBytes())
                .evictionListener((String key, Entry entry, RemovalCause cause) -> evictions.increment())
                .executor(Runnable::run)
                .build();
    }

    boolean isEnabled() {
        return maxBytes > 0;
    }

    /** Returns the number of invalidations so far. Get it before reading the data for a response. */
    public long version() {
        return version;
    }

    Optional<CachedResponse> find(String key) {
        Entry entry = entries.getIfPresent(key);
        if (entry == null) {
            return Optional.empty();
        }
        long currentVersion = version;
        if (entry.checkedVersion != currentVersion) {
            if (isStale(entry.response.surrogateKeys(), entry.startVersion)) {
                entries.asMap().remove(key, entry);
                return Optional.empty();
            }
            entry.checkedVersion = currentVersion;
        }
        return Optional.of(entry.response);
    }

    void put(String key, CachedResponse response, long startVersion) {
        if (!isStale(response.surrogateKeys(), startVersion)) {
            entries.put(key, new Entry(response, startVersion));
        }
    }

    private boolean isStale(Collection<String> surrogateKeys, long startVersion) {
        if (fullInvalidation.version() > startVersion) {
            return true;
        }
        for (String key : surrogateKeys) {
            Invalidation last = invalidations.get(key);
            if (last != null && last.version() > startVersion) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns when one of the keys was last invalidated on this node, or when the node started.
     *
     * @param startVersion the cache version when building the response began
     * @return empty if a key has been invalidated since, or so often that the date is too far ahead of the clock
     */
    public Optional<Instant> lastModified(Collection<String> surrogateKeys, long startVersion) {
        long last = fullInvalidation.epochSecond();
        for (String key : surrogateKeys) {
            last = Math.max(last, secondOf(invalidations.get(key)));
        }
        return isStale(surrogateKeys, startVersion) || isTooFarAhead(last)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(last));
    }

    /** Returns the next full second. */
    private static long nextSecond() {
        return Instant.now().getEpochSecond() + 1;
    }

    private static boolean isTooFarAhead(long second) {
        return second > nextSecond() + MAX_SECONDS_AHEAD;
    }

    /** A date that is too far ahead was never sent, so it need not be incremented. */
    private static long secondAfter(long last) {
        return isTooFarAhead(last) ? last : Math.max(nextSecond(), last + 1);
    }

    /** After this method returns, no response with one of these keys that was built before is served. */
    synchronized void invalidate(Collection<String> surrogateKeys) {
        long newVersion = version + 1;
        if (invalidations.size() + surrogateKeys.size() > MAX_TRACKED_KEYS) {
            setFullInvalidation(newVersion);
        } else {
            surrogateKeys.forEach(key -> invalidations.compute(
                    key, (ignored, last) -> new Invalidation(newVersion, secondAfter(secondOf(last)))));
        }
        version = newVersion; // last, so that readers of the new version see the invalidations
    }

    /** After this method returns, no response that was built before is served. */
    public synchronized void invalidateAll() {
        long newVersion = version + 1;
        setFullInvalidation(newVersion);
        version = newVersion;
        entries.invalidateAll();
    }

    private void setFullInvalidation(long newVersion) {
        long latest = invalidations.values().stream()
                .mapToLong(Invalidation::epochSecond)
                .max()
                .orElse(0);
        fullInvalidation = new Invalidation(newVersion, secondAfter(Math.max(latest, fullInvalidation.epochSecond())));
        invalidations.clear();
    }

    private long secondOf(Invalidation last) {
        return last == null ? fullInvalidation.epochSecond() : last.epochSecond();
    }

    public boolean isAllInvalidatedSince(long earlierVersion) {
        return fullInvalidation.version() > earlierVersion;
    }

    long evictions() {
        return evictions.sum();
    }

    long size() {
        return entries.estimatedSize();
    }

    long weightBytes() {
        return entries.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
