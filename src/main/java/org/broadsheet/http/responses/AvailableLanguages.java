package org.broadsheet.http.responses;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.http.caching.InvalidationListener;
import org.broadsheet.http.caching.ResponseCache;
import org.broadsheet.http.caching.ResponseCacheHandler;

/**
 * The languages that texts are there in, the default first. They are remembered until something is touched that may
 * have changed them, as answers are, so that {@link ResponseCacheHandler} knows without asking whose answer to serve.
 */
@Singleton
public class AvailableLanguages {
    /** What is longer is no wish but an attack, or a mistake. */
    private static final int LONGEST_WISH = 200;

    private final ResponseCache cache;
    private final InvalidationListener otherNodes;
    private volatile Known known = new Known(List.of(), -1);

    private record Known(List<String> tags, long since) {}

    AvailableLanguages(ResponseCache cache, InvalidationListener otherNodes) {
        this.cache = cache;
        this.otherNodes = otherNodes;
    }

    /** The one that suits best; nothing while it is not known for sure what is offered. */
    public Optional<String> best(String wish) {
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
        return ranges(wish).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> match(range, offered).stream())
                .findFirst()
                .orElse(offered.get(0));
    }

    private static List<LanguageRange> ranges(String wish) {
        try {
            return wish.length() > LONGEST_WISH ? List.of() : LanguageRange.parse(wish);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static Optional<String> match(LanguageRange range, List<String> offered) {
        if (range.getRange().equals("*")) {
            return Optional.of(offered.get(0));
        }
        List<LanguageRange> one = List.of(range);
        return Optional.ofNullable(Locale.lookupTag(one, offered))
                .or(() -> Locale.filterTags(one, offered).stream().findFirst());
    }
}
