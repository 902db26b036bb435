package org.broadsheet.platform.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.broadsheet.platform.http.BodyIntake;

/**
 * Answers readers on the I/O thread from what is kept, before a worker, a mapper or a transaction is involved. What is
 * not kept is made once, however many ask for it at the same time.
 */
@Singleton
public class CacheGate {
    /** After what screens requests, before anything that takes them in. */
    private static final int PRIORITY = 60;

    private static final String OF_THE_API = "/v1/";

    private final DeliveryCache cache;
    private final OtherNodes otherNodes;
    private final ConcurrentMap<String, Making> inTheMaking = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    CacheGate(DeliveryCache cache, OtherNodes otherNodes, MeterRegistry meters) {
        this.cache = cache;
        this.otherNodes = otherNodes;
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

    void install(@Observes Filters filters) {
        if (cache.isOn()) {
            filters.register(this::serve, PRIORITY);
        }
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!mayBeKept(request) || !otherNodes.areHeard()) {
            context.next();
            return;
        }
        Optional<KeptAnswer> kept = cache.find(request.uri());
        if (kept.isPresent()) {
            hits.increment();
            deliver(kept.get(), request);
        } else {
            misses.increment();
            make(context);
        }
    }

    private static boolean mayBeKept(HttpServerRequest request) {
        return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                && request.uri().startsWith(OF_THE_API)
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && !BodyIntake.hasBody(request)
                && takesJson(request.getHeader(HttpHeaders.ACCEPT));
    }

    /** Says yes to the plain cases only; where there is something to weigh, the resource decides. */
    private static boolean takesJson(String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }

    private void make(RoutingContext context) {
        String address = context.request().uri();
        Making mine = new Making(cache.now());
        Making first = inTheMaking.merge(
                address, mine, (earlier, later) -> earlier.since() == later.since() ? earlier : later);
        if (first != mine && first.join(answer -> joined(context, answer))) {
            return;
        }
        mine.standIn(context);
        mine.whenMade(answer -> {
            inTheMaking.remove(address, mine);
            answer.ifPresent(made -> cache.keep(address, made, mine.since()));
        });
        context.next();
    }

    /** What the first to ask got; when that was a refusal, everybody asks for himself. */
    private void joined(RoutingContext context, Optional<KeptAnswer> answer) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (answer.isPresent()) {
            deliver(answer.get(), context.request());
        } else {
            context.next();
        }
    }

    private static void deliver(KeptAnswer answer, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        for (KeptAnswer.Header header : answer.headers()) {
            response.putHeader(header.name(), header.value());
        }
        KeptAnswer.Form form = answer.formFor(request);
        response.putHeader(HttpHeaders.ETAG, form.entityTag());
        if (answer.isKnownTo(request)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        if (form.encoding() != null) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, form.encoding());
        }
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader(
                            HttpHeaders.CONTENT_LENGTH,
                            Integer.toString(form.bytes().length()))
                    .end();
        } else {
            response.end(form.bytes());
        }
    }
}
