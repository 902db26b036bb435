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
 * <p>Time is counted in touches: each moves {@link #now()} on, and an answer is stale when one of its keys was touched
 * after its making began. So an answer that was being made while its article was written is never served, whatever
 * overtakes what.
 */
@Singleton
public class ResponseCache {
    /** Beyond this, forgetting everything costs less memory than remembering what was touched. */
    private static final int MOST_KEYS = 50_000;

    /** Seconds that a date may be ahead of the clock, where something is touched again and again. */
    private static final int MOST_AHEAD = 120;

    private final long bytes;
    private final Cache<String, Entry> entries;
    private final LongAdder evictions = new LongAdder();
    private final Map<String, Touch> touched = new ConcurrentHashMap<>();
    private volatile Touch everythingTouched = new Touch(0, second());
    private volatile long now;

    /**
     * When something was touched.
     *
     * @param moment the touch it was
     * @param second since 1970, the first after the touch: what was sent before bears an earlier one. As long as it is
     *     told, no two touches of the same share one, so it may be ahead of the clock
     */
    private record Touch(long moment, long second) {}

    private static final class Entry {
        final CachedResponse answer;
        final long madeAt;

        /** When it was last found to be fresh; a race on it costs one more look. */
        volatile long freshAt;

        Entry(CachedResponse answer, long madeAt) {
            this.answer = answer;
            this.madeAt = madeAt;
        }
    }

    ResponseCache(CacheConfig config) {
        bytes = config.size().asLongValue();
        entries = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((String address, Entry entry) -> 2 * address.length() + entry.answer.weight())
                .evictionListener((String address, Entry entry, RemovalCause cause) -> evictions.increment())
                .executor(Runnable::run)
                .build();
    }

    boolean isOn() {
        return bytes > 0;
    }

    /** The moment at which the making of an answer begins, to be asked for before anything of it is read. */
    public long now() {
        return now;
    }

    Optional<CachedResponse> find(String address) {
        Entry entry = entries.getIfPresent(address);
        if (entry == null) {
            return Optional.empty();
        }
        long moment = now;
        if (entry.freshAt != moment) {
            if (isStale(entry.answer.keys(), entry.madeAt)) {
                entries.asMap().remove(address, entry);
                return Optional.empty();
            }
            entry.freshAt = moment;
        }
        return Optional.of(entry.answer);
    }

    void keep(String address, CachedResponse answer, long madeAt) {
        if (!isStale(answer.keys(), madeAt)) {
            entries.put(address, new Entry(answer, madeAt));
        }
    }

    private boolean isStale(Collection<String> keys, long madeAt) {
        if (everythingTouched.moment() > madeAt) {
            return true;
        }
        for (String key : keys) {
            Touch last = touched.get(key);
            if (last != null && last.moment() > madeAt) {
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
    public Optional<Instant> lastModified(Collection<String> keys, long madeAt) {
        long last = everythingTouched.second();
        for (String key : keys) {
            last = Math.max(last, secondOf(touched.get(key)));
        }
        return isStale(keys, madeAt) || isFarAhead(last) ? Optional.empty() : Optional.of(Instant.ofEpochSecond(last));
    }

    /** The next full one. */
    private static long second() {
        return Instant.now().getEpochSecond() + 1;
    }

    private static boolean isFarAhead(long second) {
        return second > second() + MOST_AHEAD;
    }

    /** One that is far ahead was never told, and need not differ. */
    private static long secondAfter(long last) {
        return isFarAhead(last) ? last : Math.max(second(), last + 1);
    }

    /** From when this returns, nothing that shows one of these is served any more. */
    synchronized void touch(Collection<String> keys) {
        long moment = now + 1;
        if (touched.size() + keys.size() > MOST_KEYS) {
            forget(moment);
        } else {
            keys.forEach(key -> touched.compute(key, (same, last) -> new Touch(moment, secondAfter(secondOf(last)))));
        }
        now = moment; // last: whoever sees the new time sees what was touched
    }

    /** From when this returns, nothing kept before is served any more. */
    public synchronized void touchEverything() {
        long moment = now + 1;
        forget(moment);
        now = moment;
        entries.invalidateAll();
    }

    private void forget(long moment) {
        long latest = touched.values().stream().mapToLong(Touch::second).max().orElse(0);
        everythingTouched = new Touch(moment, secondAfter(Math.max(latest, everythingTouched.second())));
        touched.clear();
    }

    private long secondOf(Touch last) {
        return last == null ? everythingTouched.second() : last.second();
    }

    /** @param moment as {@link #now()} gave it */
    public boolean isEverythingTouchedSince(long moment) {
        return everythingTouched.moment() > moment;
    }

    long evictions() {
        return evictions.sum();
    }

    long answers() {
        return entries.estimatedSize();
    }

    long weight() {
        return entries.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
