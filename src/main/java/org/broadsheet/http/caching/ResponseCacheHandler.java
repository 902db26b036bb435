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
import org.broadsheet.http.FastPathSwitches;
import org.broadsheet.http.responses.AvailableLanguages;
import org.broadsheet.http.responses.ResponseLanguage;

/**
 * Serves cached responses on the I/O thread, before routing. On a miss, the first request builds the response and
 * concurrent requests for it wait ({@link SingleFlight}).
 */
@Singleton
public class ResponseCacheHandler {
    /** Priority of the Vert.x filter: after checks of the request, before bodies are read. */
    private static final int PRIORITY = 60;

    private final ResponseCache cache;
    private final RemoteInvalidationListener remoteInvalidations;
    private final AvailableLanguages languages;
    private final FastPathSwitches fastPaths;
    private final ConcurrentMap<String, SingleFlight> flights = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    ResponseCacheHandler(
            ResponseCache cache,
            RemoteInvalidationListener remoteInvalidations,
            AvailableLanguages languages,
            FastPathSwitches fastPaths,
            MeterRegistry meters) {
        this.cache = cache;
        this.remoteInvalidations = remoteInvalidations;
        this.languages = languages;
        this.fastPaths = fastPaths;
        FunctionCounter.builder("broadsheet.cache.hits", hits, LongAdder::sum)
                .description("Responses served from the cache")
                .register(meters);
        FunctionCounter.builder("broadsheet.cache.misses", misses, LongAdder::sum)
                .description("Cacheable responses that were not in the cache")
                .register(meters);
        FunctionCounter.builder("broadsheet.cache.evictions", cache, ResponseCache::evictions)
                .description("Responses evicted because the cache was full")
                .register(meters);
        Gauge.builder("broadsheet.cache.answers", cache, ResponseCache::size)
                .description("Responses in the cache")
                .register(meters);
        Gauge.builder("broadsheet.cache.size", cache, ResponseCache::weightBytes)
                .description("Estimated size of the responses in the cache")
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

    /** Returns the encoded response to a request that has not reached Vert.x, if it is cached. */
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

    /** Sends the response of the first request; if that cannot be shared, such as an error, this request is routed on. */
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
