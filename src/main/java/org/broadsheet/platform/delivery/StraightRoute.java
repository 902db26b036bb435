package org.broadsheet.platform.delivery;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.platform.delivery.StraightAnswers.Finding;

/** Answers strangers' plain questions, those that are not in anybody's memory, without a resource. */
@Singleton
class StraightRoute {
    /** After the cache, and after those who take in bodies. */
    private static final int PRIORITY = 40;

    private final Vertx vertx;
    private final List<StraightAnswers> kinds;
    private final Answers answers;

    StraightRoute(Vertx vertx, @All List<StraightAnswers> kinds, Answers answers) {
        this.vertx = vertx;
        this.kinds = kinds;
        this.answers = answers;
    }

    void install(@Observes Filters filters) {
        filters.register(this::serve, PRIORITY);
    }

    private void serve(RoutingContext context) {
        Optional<Asked> asked = Asked.in(context.request());
        Optional<Finding> finding =
                asked.map(Asked::address).flatMap(PlainAddress::of).flatMap(this::finding);
        if (finding.isEmpty()) {
            context.next();
            return;
        }
        vertx.executeBlocking(() -> finding.get().find().map(found -> answers.straight(context, found)), false)
                .onSuccess(made -> made.ifPresentOrElse(answer -> send(context, answer, asked.get()), context::next))
                .onFailure(context::fail);
    }

    private Optional<Finding> finding(PlainAddress address) {
        return kinds.stream().flatMap(kind -> kind.to(address).stream()).findFirst();
    }

    private static void send(RoutingContext context, KeptAnswer answer, Asked asked) {
        if (!context.response().ended() && !context.response().closed()) {
            answer.sendTo(context.response(), asked);
        }
    }
}
