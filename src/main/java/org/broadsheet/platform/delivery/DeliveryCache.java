package org.broadsheet.platform.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import jakarta.inject.Singleton;
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
public class DeliveryCache {
    /** Beyond this, forgetting everything costs less memory than remembering what was touched. */
    private static final int MOST_KEYS = 50_000;

    private final long bytes;
    private final Cache<String, Entry> entries;
    private final LongAdder evictions = new LongAdder();
    private final Map<String, Long> touched = new ConcurrentHashMap<>();
    private volatile long everythingTouched;
    private volatile long now;

    private static final class Entry {
        final KeptAnswer answer;
        final long madeAt;

        /** When it was last found to be fresh; a race on it costs one more look. */
        volatile long freshAt;

        Entry(KeptAnswer answer, long madeAt) {
            this.answer = answer;
            this.madeAt = madeAt;
        }
    }

    DeliveryCache(CacheConfig config) {
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
    long now() {
        return now;
    }

    Optional<KeptAnswer> find(String address) {
        Entry entry = entries.getIfPresent(address);
        if (entry == null) {
            return Optional.empty();
        }
        long moment = now;
        if (entry.freshAt != moment) {
            if (isStale(entry.answer, entry.madeAt)) {
                entries.asMap().remove(address, entry);
                return Optional.empty();
            }
            entry.freshAt = moment;
        }
        return Optional.of(entry.answer);
    }

    void keep(String address, KeptAnswer answer, long madeAt) {
        if (!isStale(answer, madeAt)) {
            entries.put(address, new Entry(answer, madeAt));
        }
    }

    private boolean isStale(KeptAnswer answer, long madeAt) {
        if (everythingTouched > madeAt) {
            return true;
        }
        for (String key : answer.keys()) {
            Long at = touched.get(key);
            if (at != null && at > madeAt) {
                return true;
            }
        }
        return false;
    }

    /** From when this returns, nothing that shows one of these is served any more. */
    synchronized void touch(Collection<String> keys) {
        long moment = now + 1;
        if (touched.size() + keys.size() > MOST_KEYS) {
            everythingTouched = moment;
            touched.clear();
        } else {
            keys.forEach(key -> touched.put(key, moment));
        }
        now = moment; // last: whoever sees the new time sees what was touched
    }

    /** From when this returns, nothing kept before is served any more. */
    public synchronized void touchEverything() {
        long moment = now + 1;
        everythingTouched = moment;
        touched.clear();
        now = moment;
        entries.invalidateAll();
    }

    /** @param moment as {@link #now()} gave it */
    boolean isEverythingTouchedSince(long moment) {
        return everythingTouched > moment;
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
