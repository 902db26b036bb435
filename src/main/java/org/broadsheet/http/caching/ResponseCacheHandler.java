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
    private final InvalidationListener otherNodes;
    private final AvailableLanguages languages;
    private final ConcurrentMap<String, PendingResponse> inTheMaking = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    ResponseCacheHandler(
            ResponseCache cache, InvalidationListener otherNodes, AvailableLanguages languages, MeterRegistry meters) {
        this.cache = cache;
        this.otherNodes = otherNodes;
        this.languages = languages;
        FunctionCounter.builder("broadsheet.cache.hits", hits, LongAdder::sum)
                .description("Answers from the cache")
                .register(meters);
        FunctionCounter.builder("broadsheet.cache.misses", misses, LongAdder::sum)
                .description("Answers that could have been in the cache and were made")
                .register(meters);
        FunctionCounter.builder("broadsheet.cache.evictions", cache, ResponseCache::evictions)
                .description("Answers that made room for others")
                .register(meters);
        Gauge.builder("broadsheet.cache.answers", cache, ResponseCache::answers)
                .description("Answers in the cache")
                .register(meters);
        Gauge.builder("broadsheet.cache.size", cache, ResponseCache::weight)
                .description("What they take")
                .baseUnit("bytes")
                .register(meters);
    }

    /** Whether anything is kept at all. */
    public boolean isOpen() {
        return cache.isOn();
    }

    void install(@Observes Filters filters) {
        if (cache.isOn()) {
            filters.register(this::serve, PRIORITY);
        }
    }

    private void serve(RoutingContext context) {
        Optional<CacheableRequest> asked =
                otherNodes.areHeard() ? CacheableRequest.in(context.request()) : Optional.empty();
        if (asked.isEmpty()) {
            context.next();
            return;
        }
        Optional<CachedResponse> kept = find(asked.get());
        if (kept.isPresent()) {
            hits.increment();
            kept.get().sendTo(context.response(), asked.get());
        } else {
            misses.increment();
            make(asked.get(), context);
        }
    }

    /** The answer, encoded, to a request that has not even reached Vert.x, when it is kept. */
    public Optional<ByteBuf> shortcut(HttpRequest request) {
        Optional<CacheableRequest> asked = otherNodes.areHeard() ? CacheableRequest.in(request) : Optional.empty();
        Optional<ByteBuf> answer = asked.flatMap(each -> find(each).map(kept -> kept.wire(each)));
        if (answer.isPresent()) {
            hits.increment();
        }
        return answer;
    }

    private Optional<CachedResponse> find(CacheableRequest asked) {
        Optional<CachedResponse> kept = cache.find(asked.address());
        if (asked.acceptLanguage() == null || kept.isPresent() && !kept.get().variesByLanguage()) {
            return kept;
        }
        return languages.best(asked.acceptLanguage()).flatMap(language -> cache.find(asked.addressIn(language)));
    }

    private void make(CacheableRequest asked, RoutingContext context) {
        Optional<String> language = Optional.ofNullable(asked.acceptLanguage()).flatMap(languages::best);
        language.ifPresent(tag -> ResponseLanguage.agree(context, tag));
        boolean isForSure = asked.acceptLanguage() == null || language.isPresent();
        String address = asked.acceptLanguage() == null
                ? asked.address()
                : asked.addressIn(language.orElse(asked.acceptLanguage()));
        PendingResponse mine = new PendingResponse(cache.now());
        PendingResponse first = inTheMaking.merge(
                address, mine, (earlier, later) -> earlier.since() == later.since() ? earlier : later);
        if (first != mine && first.join(answer -> joined(asked, context, answer))) {
            return;
        }
        mine.standIn(context);
        mine.whenMade(answer -> {
            inTheMaking.remove(address, mine);
            answer.filter(made -> isForSure || !made.variesByLanguage())
                    .ifPresent(made ->
                            cache.keep(made.variesByLanguage() ? address : asked.address(), made, mine.since()));
        });
        context.next();
    }

    /** What the first to ask got; when that was a refusal, everybody asks for himself. */
    private void joined(CacheableRequest asked, RoutingContext context, Optional<CachedResponse> answer) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (answer.isPresent()) {
            answer.get().sendTo(context.response(), asked);
        } else {
            context.next();
        }
    }
}
