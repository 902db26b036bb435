package org.broadsheet.platform.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The languages that texts are there in, the default first. They are remembered until something is touched that may
 * have changed them, as answers are, so that {@link CacheGate} knows without asking whose answer to serve.
 */
@Singleton
public class OfferedLanguages {
    /** What is longer is no wish but an attack, or a mistake. */
    private static final int LONGEST_WISH = 200;

    private final DeliveryCache cache;
    private final OtherNodes otherNodes;
    private volatile Known known = new Known(List.of(), -1);

    private record Known(List<String> tags, long since) {}

    OfferedLanguages(DeliveryCache cache, OtherNodes otherNodes) {
        this.cache = cache;
        this.otherNodes = otherNodes;
    }

    /** The one that suits best; nothing while it is not known for sure what is offered. */
    Optional<String> best(String wish) {
        Known all = known;
        return all.tags().isEmpty() || cache.isEverythingTouchedSince(all.since()) || !otherNodes.areHeard()
                ? Optional.empty()
                : Optional.of(best(wish, all.tags()));
    }

    /** @param reading finds out what is offered, at least one */
    public String best(String wish, Supplier<List<String>> reading) {
        return best(wish).orElseGet(() -> {
            long since = cache.now();
            List<String> read = reading.get();
            known = new Known(read, since);
            return best(wish, read);
        });
    }

    /**
     * The first language wanted that is there: itself, the one it is a variety of, or a variety of it; else the default.
     *
     * @param wish as in {@code Accept-Language}; what is malformed wants nothing
     */
    private static String best(String wish, List<String> offered) {
        if (wish.length() > LONGEST_WISH) {
            return offered.get(0);
        }
        try {
            for (LanguageRange range : LanguageRange.parse(wish)) {
                List<LanguageRange> one = List.of(range);
                String found = Locale.lookupTag(one, offered);
                List<String> varieties =
                        found == null && !range.getRange().equals("*") ? Locale.filterTags(one, offered) : List.of();
                if (found != null && range.getWeight() > 0) {
                    return found;
                }
                if (!varieties.isEmpty() && range.getWeight() > 0) {
                    return varieties.get(0);
                }
            }
        } catch (IllegalArgumentException malformed) {
            // as if nothing had been said
        }
        return offered.get(0);
    }
}
