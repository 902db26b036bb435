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
 * The answers that readers got, until something in them is touched. Weighed in bytes and admitted by how often they are
 * asked for (Window TinyLFU).
 *
 * <p>Time is counted in touches: each moves {@link #version()} on, and an answer is stale when one of its keys was touched
 * after its making began. So an answer that was being made while its article was written is never served, whatever
 * overtakes what.
 */
@Singleton
public class ResponseCache {
    /** Beyond this, forgetting everything costs less memory than remembering what was touched. */
    private static final int MAX_TRACKED_KEYS = 50_000;

    /** Seconds that a date may be ahead of the clock, where something is touched again and again. */
    private static final int MAX_SECONDS_AHEAD = 120;

    private final long maxBytes;
    private final Cache<String, Entry> entries;
    private final LongAdder evictions = new LongAdder();
    private final Map<String, Invalidation> invalidations = new ConcurrentHashMap<>();
    private volatile Invalidation fullInvalidation = new Invalidation(0, nextSecond());
    private volatile long version;

    /**
     * When something was touched.
     *
     * @param moment the touch it was
     * @param second since 1970, the first after the touch: what was sent before bears an earlier one. As long as it is
     *     told, no two touches of the same share one, so it may be ahead of the clock
     */
    private record Invalidation(long version, long epochSecond) {}

    private static final class Entry {
        final CachedResponse response;
        final long startVersion;

        /** When it was last found to be fresh; a race on it costs one more look. */
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

    /** The moment at which the making of an answer begins, to be asked for before anything of it is read. */
    public long version() {
        return version;
    }

    Optional<CachedResponse> find(String key) {
        Entry entry = entries.getIfPresent(key);
        if (entry == null) {
            return Optional.empty();
        }
        long moment = version;
        if (entry.checkedVersion != moment) {
            if (isStale(entry.response.surrogateKeys(), entry.startVersion)) {
                entries.asMap().remove(key, entry);
                return Optional.empty();
            }
            entry.checkedVersion = moment;
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
     * When what stands under these keys changed last, as far as this node knows: not before it started.
     *
     * @param madeAt when the making of the answer began
     * @return empty when it has changed since, or so often that the seconds are used up
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

    /** The next full one. */
    private static long nextSecond() {
        return Instant.now().getEpochSecond() + 1;
    }

    private static boolean isTooFarAhead(long second) {
        return second > nextSecond() + MAX_SECONDS_AHEAD;
    }

    /** One that is far ahead was never told, and need not differ. */
    private static long secondAfter(long last) {
        return isTooFarAhead(last) ? last : Math.max(nextSecond(), last + 1);
    }

    /** From when this returns, nothing that shows one of these is served any more. */
    synchronized void invalidate(Collection<String> surrogateKeys) {
        long moment = version + 1;
        if (invalidations.size() + surrogateKeys.size() > MAX_TRACKED_KEYS) {
            setFullInvalidation(moment);
        } else {
            surrogateKeys.forEach(key -> invalidations.compute(
                    key, (ignored, last) -> new Invalidation(moment, secondAfter(secondOf(last)))));
        }
        version = moment; // last: whoever sees the new time sees what was touched
    }

    /** From when this returns, nothing kept before is served any more. */
    public synchronized void invalidateAll() {
        long moment = version + 1;
        setFullInvalidation(moment);
        version = moment;
        entries.invalidateAll();
    }

    private void setFullInvalidation(long moment) {
        long latest = invalidations.values().stream()
                .mapToLong(Invalidation::epochSecond)
                .max()
                .orElse(0);
        fullInvalidation = new Invalidation(moment, secondAfter(Math.max(latest, fullInvalidation.epochSecond())));
        invalidations.clear();
    }

    private long secondOf(Invalidation last) {
        return last == null ? fullInvalidation.epochSecond() : last.epochSecond();
    }

    /** @param moment as {@link #version()} gave it */
    public boolean isAllInvalidatedSince(long moment) {
        return fullInvalidation.version() > moment;
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
