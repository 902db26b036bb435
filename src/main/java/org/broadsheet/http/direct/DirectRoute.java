package org.broadsheet.http.direct;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.http.caching.CacheableRequest;
import org.broadsheet.http.caching.CachedResponse;
import org.broadsheet.http.direct.DirectResponder.Finding;
import org.broadsheet.http.responses.JsonResponses;

/** Answers strangers' plain questions, those that are not in anybody's memory, without a resource. */
@Singleton
class DirectRoute {
    /** After the cache, and after those who take in bodies. */
    private static final int PRIORITY = 40;

    private final Vertx vertx;
    private final List<DirectResponder> kinds;
    private final JsonResponses answers;

    DirectRoute(Vertx vertx, @All List<DirectResponder> kinds, JsonResponses answers) {
        this.vertx = vertx;
        this.kinds = kinds;
        this.answers = answers;
    }

    void install(@Observes Filters filters) {
        filters.register(this::serve, PRIORITY);
    }

    private void serve(RoutingContext context) {
        Optional<CacheableRequest> asked = CacheableRequest.in(context.request());
        Optional<Finding> finding =
                asked.map(CacheableRequest::address).flatMap(PlainUri::of).flatMap(this::finding);
        if (finding.isEmpty()) {
            context.next();
            return;
        }
        vertx.executeBlocking(() -> finding.get().find().map(found -> answers.straight(context, found)), false)
                .onSuccess(made -> made.ifPresentOrElse(answer -> send(context, answer, asked.get()), context::next))
                .onFailure(context::fail);
    }

    private Optional<Finding> finding(PlainUri address) {
        return kinds.stream().flatMap(kind -> kind.to(address).stream()).findFirst();
    }

    private static void send(RoutingContext context, CachedResponse answer, CacheableRequest asked) {
        if (!context.response().ended() && !context.response().closed()) {
            answer.sendTo(context.response(), asked);
        }
    }
}
