package org.broadsheet.http.caching;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.broadsheet.http.FastPaths;
import org.broadsheet.http.responses.AvailableLanguages;
import org.broadsheet.http.responses.ResponseLanguage;

/**
 * Answers readers on the I/O thread from what is kept, before a worker, a mapper or a transaction is involved. What is
 * not kept is made once, however many ask for it at the same time.
 */
@Singleton
public class ResponseCacheHandler {
    /** After what screens requests, before anything that takes them in. */
    private static final int PRIORITY = 60;

    private final ResponseCache cache;
    private final RemoteInvalidationListener remoteInvalidations;
    private final AvailableLanguages languages;
    private final FastPaths fastPaths;
    private final ConcurrentMap<String, SingleFlight> flights = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    ResponseCacheHandler(
            ResponseCache cache,
            RemoteInvalidationListener remoteInvalidations,
            AvailableLanguages languages,
            FastPaths fastPaths,
            MeterRegistry meters) {
        this.cache = cache;
        this.remoteInvalidations = remoteInvalidations;
        this.languages = languages;
        this.fastPaths = fastPaths;
        FunctionCounter.builder("broadsheet.cache.hits", hits, LongAdder::sum)
                .description("Answers from the cache")
                .register(meters);
        FunctionCounter.builder("broadsheet.cache.misses", misses, LongAdder::sum)
                .description("Answers that could have been in the cache and were made")
                .register(meters);
        FunctionCounter.builder("broadsheet.cache.evictions", cache, ResponseCache::evictions)
                .description("Answers that made room for others")
                .register(meters);
        Gauge.builder("broadsheet.cache.answers", cache, ResponseCache::size)
                .description("Answers in the cache")
                .register(meters);
        Gauge.builder("broadsheet.cache.size", cache, ResponseCache::weightBytes)
                .description("What they take")
                .baseUnit("bytes")
                .register(meters);
    }

    /** Whether connections send cached responses themselves. */
    public boolean isEnabledAtConnection() {
        return cache.isEnabled() && fastPaths.cachedAtConnection();
    }

    void install(@Observes Filters filters) {
        if (cache.isEnabled()) {
            filters.register(this::handle, PRIORITY);
        }
    }

    private void handle(RoutingContext context) {
        Optional<CacheableRequest> cacheable =
                remoteInvalidations.isCacheValid() ? CacheableRequest.ifCacheable(context.request()) : Optional.empty();
        if (cacheable.isEmpty()) {
            context.next();
            return;
        }
        Optional<CachedResponse> cached = find(cacheable.get());
        if (cached.isPresent()) {
            hits.increment();
            cached.get().sendTo(context.response(), cacheable.get());
        } else {
            misses.increment();
            build(cacheable.get(), context);
        }
    }

    /** The answer, encoded, to a request that has not even reached Vert.x, when it is kept. */
    public Optional<ByteBuf> encodedResponse(HttpRequest request) {
        Optional<CacheableRequest> cacheable =
                remoteInvalidations.isCacheValid() ? CacheableRequest.ifCacheable(request) : Optional.empty();
        Optional<ByteBuf> response = cacheable.flatMap(each -> find(each).map(cached -> cached.encodedFor(each)));
        if (response.isPresent()) {
            hits.increment();
        }
        return response;
    }

    private Optional<CachedResponse> find(CacheableRequest cacheable) {
        Optional<CachedResponse> cached = cache.find(cacheable.uri());
        if (cacheable.acceptLanguage() == null
                || cached.isPresent() && !cached.get().variesByLanguage()) {
            return cached;
        }
        return languages
                .bestMatch(cacheable.acceptLanguage())
                .flatMap(language -> cache.find(cacheable.cacheKey(language)));
    }

    private void build(CacheableRequest cacheable, RoutingContext context) {
        Optional<String> language =
                Optional.ofNullable(cacheable.acceptLanguage()).flatMap(languages::bestMatch);
        language.ifPresent(tag -> ResponseLanguage.setNegotiated(context, tag));
        boolean isLanguageKnown = cacheable.acceptLanguage() == null || language.isPresent();
        String key = cacheable.acceptLanguage() == null
                ? cacheable.uri()
                : cacheable.cacheKey(language.orElse(cacheable.acceptLanguage()));
        SingleFlight flight = new SingleFlight(cache.version());
        SingleFlight first = flights.merge(
                key, flight, (earlier, later) -> earlier.cacheVersion() == later.cacheVersion() ? earlier : later);
        if (first != flight && first.join(response -> sendShared(cacheable, context, response))) {
            return;
        }
        flight.attachTo(context);
        flight.onCompletion(response -> {
            flights.remove(key, flight);
            response.filter(made -> isLanguageKnown || !made.variesByLanguage())
                    .ifPresent(made ->
                            cache.put(made.variesByLanguage() ? key : cacheable.uri(), made, flight.cacheVersion()));
        });
        context.next();
    }

    /** What the first to ask got; when that was a refusal, everybody asks for himself. */
    private void sendShared(CacheableRequest cacheable, RoutingContext context, Optional<CachedResponse> response) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (response.isPresent()) {
            response.get().sendTo(context.response(), cacheable);
        } else {
            context.next();
        }
    }
}
