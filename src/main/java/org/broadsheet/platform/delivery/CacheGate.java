package org.broadsheet.platform.delivery;

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

/**
 * Answers readers on the I/O thread from what is kept, before a worker, a mapper or a transaction is involved. What is
 * not kept is made once, however many ask for it at the same time.
 */
@Singleton
public class CacheGate {
    /** After what screens requests, before anything that takes them in. */
    private static final int PRIORITY = 60;

    private final DeliveryCache cache;
    private final OtherNodes otherNodes;
    private final OfferedLanguages languages;
    private final ConcurrentMap<String, Making> inTheMaking = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    CacheGate(DeliveryCache cache, OtherNodes otherNodes, OfferedLanguages languages, MeterRegistry meters) {
        this.cache = cache;
        this.otherNodes = otherNodes;
        this.languages = languages;
        FunctionCounter.builder("broadsheet.cache.hits", hits, LongAdder::sum)
                .description("Answers from the cache")
                .register(meters);
        FunctionCounter.builder("broadsheet.cache.misses", misses, LongAdder::sum)
                .description("Answers that could have been in the cache and were made")
                .register(meters);
        FunctionCounter.builder("broadsheet.cache.evictions", cache, DeliveryCache::evictions)
                .description("Answers that made room for others")
                .register(meters);
        Gauge.builder("broadsheet.cache.answers", cache, DeliveryCache::answers)
                .description("Answers in the cache")
                .register(meters);
        Gauge.builder("broadsheet.cache.size", cache, DeliveryCache::weight)
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
        Optional<Asked> asked = otherNodes.areHeard() ? Asked.in(context.request()) : Optional.empty();
        if (asked.isEmpty()) {
            context.next();
            return;
        }
        Optional<KeptAnswer> kept = find(asked.get());
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
        Optional<Asked> asked = otherNodes.areHeard() ? Asked.in(request) : Optional.empty();
        Optional<ByteBuf> answer = asked.flatMap(each -> find(each).map(kept -> kept.wire(each)));
        if (answer.isPresent()) {
            hits.increment();
        }
        return answer;
    }

    private Optional<KeptAnswer> find(Asked asked) {
        Optional<KeptAnswer> kept = cache.find(asked.address());
        if (asked.acceptLanguage() == null || kept.isPresent() && !kept.get().variesByLanguage()) {
            return kept;
        }
        return languages.best(asked.acceptLanguage()).flatMap(language -> cache.find(asked.addressIn(language)));
    }

    private void make(Asked asked, RoutingContext context) {
        Optional<String> language = Optional.ofNullable(asked.acceptLanguage()).flatMap(languages::best);
        language.ifPresent(tag -> ServedLanguage.agree(context, tag));
        boolean isForSure = asked.acceptLanguage() == null || language.isPresent();
        String address = asked.acceptLanguage() == null
                ? asked.address()
                : asked.addressIn(language.orElse(asked.acceptLanguage()));
        Making mine = new Making(cache.now());
        Making first = inTheMaking.merge(
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
    private void joined(Asked asked, RoutingContext context, Optional<KeptAnswer> answer) {
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
