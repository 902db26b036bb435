package org.broadsheet.http.direct;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.http.FastPathSwitches;
import org.broadsheet.http.caching.CacheableRequest;
import org.broadsheet.http.caching.CachedResponse;
import org.broadsheet.http.direct.DirectResponder.Lookup;
import org.broadsheet.http.responses.JsonResponses;

/** Serves frequent anonymous requests that are not in the response cache without a JAX-RS resource. */
@Singleton
class DirectRouteHandler {
    /** Priority of the Vert.x filter: after the response cache and the handlers that read bodies. */
    private static final int PRIORITY = 40;

    private final Vertx vertx;
    private final List<DirectResponder> responders;
    private final JsonResponses responses;
    private final FastPathSwitches fastPaths;

    DirectRouteHandler(
            Vertx vertx, @All List<DirectResponder> responders, JsonResponses responses, FastPathSwitches fastPaths) {
        this.vertx = vertx;
        this.responders = responders;
        this.responses = responses;
        this.fastPaths = fastPaths;
    }

    void install(@Observes Filters filters) {
        if (fastPaths.withoutResource()) {
            filters.register(this::handle, PRIORITY);
        }
    }

    private void handle(RoutingContext context) {
        Optional<CacheableRequest> cacheable = CacheableRequest.ifCacheable(context.request());
        Optional<Lookup> lookup =
                cacheable.map(CacheableRequest::uri).flatMap(PlainUri::of).flatMap(this::match);
        if (lookup.isEmpty()) {
            context.next();
            return;
        }
        vertx.executeBlocking(() -> lookup.get().run().map(direct -> responses.direct(context, direct)), false)
                .onSuccess(result ->
                        result.ifPresentOrElse(response -> send(context, response, cacheable.get()), context::next))
                .onFailure(context::fail);
    }

    private Optional<Lookup> match(PlainUri uri) {
        return responders.stream()
                .flatMap(responder -> responder.match(uri).stream())
                .findFirst();
    }

    private static void send(RoutingContext context, CachedResponse response, CacheableRequest cacheable) {
        if (!context.response().ended() && !context.response().closed()) {
            response.sendTo(context.response(), cacheable);
        }
    }
}
