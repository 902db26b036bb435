package org.broadsheet.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.Problem;
import org.broadsheet.platform.problem.ProblemException;
import org.broadsheet.platform.problem.Problems;

/** Answers with a problem document where no resource is reached: malformed requests and unknown addresses. */
@Singleton
public class Refusals {
    private static final int BEFORE_EVERYTHING = 1000;

    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    void screen(@Observes Filters filters) {
        filters.register(this::screen, BEFORE_EVERYTHING);
    }

    void catchUnrouted(@Observes Router router) {
        router.route().last().handler(context -> send(context, Problems.nothingHere()));
    }

    private void screen(RoutingContext context) {
        if (context.request().headers().getAll("Host").size() > 1) {
            refuse(context, new ProblemException(ErrorCode.BAD_REQUEST, "There is more than one `Host` header."));
        } else if (Encoded.hasForbidden(context.request().uri())) {
            refuse(
                    context,
                    new ProblemException(
                            ErrorCode.BAD_REQUEST,
                            "The address holds U+0000 or bytes that are not UTF-8 when decoded."));
        } else {
            context.next();
        }
    }

    /** Refuses a request whose body will not be read: the connection cannot be used again. */
    void refuse(RoutingContext context, ProblemException refusal) {
        if (!context.response().ended()) {
            context.response().putHeader("Connection", "close");
            send(context, refusal);
        }
    }

    private void send(RoutingContext context, ProblemException refusal) {
        HttpServerResponse response = context.response();
        response.setStatusCode(refusal.code().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store");
        refusal.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(problems.body(refusal, context.request())));
    }
}
