package org.broadsheet.http.routing;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.broadsheet.http.bodies.LimitedBodyHandler;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.Problem;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.problem.ProblemResponses;

/** Sends problem documents for requests that reach no resource: malformed requests, unknown paths, failures of handlers. */
@Singleton
public class RoutingFailures {
    static final int FIRST_PRIORITY = 1000;

    private static final int LINGER_MILLIS = 2_000;

    private final Vertx vertx;
    private final ProblemResponses problems;

    RoutingFailures(Vertx vertx, ProblemResponses problems) {
        this.vertx = vertx;
        this.problems = problems;
    }

    void install(@Observes Filters filters) {
        filters.register(this::rejectMalformed, FIRST_PRIORITY);
    }

    void installFailureHandlers(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::handleFailure);
        router.route().last().handler(context -> refuse(context, ProblemResponses.nothingHere()));
    }

    private void rejectMalformed(RoutingContext context) {
        if (context.request().headers().getAll("Host").size() > 1) {
            refuse(context, new ProblemException(ErrorCode.BAD_REQUEST, "There is more than one `Host` header."));
        } else if (PercentEncoding.isInvalid(context.request().uri())) {
            refuse(
                    context,
                    new ProblemException(
                            ErrorCode.BAD_REQUEST,
                            "The address holds U+0000 or bytes that are not UTF-8 when decoded."));
        } else {
            context.next();
        }
    }

    /** Handles failures before a resource is reached, such as a request without {@code Host}. */
    private void handleFailure(RoutingContext context) {
        if (context.response().headWritten()) {
            context.request().connection().close();
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            refuse(context, new ProblemException(ErrorCode.BAD_REQUEST, "The address or a header is malformed."));
        } else {
            refuse(context, problems.refusalFor(context.failure(), context.request()));
        }
    }

    /** Sends the problem document. If a part of the body has not been read, the connection is closed afterwards. */
    public void refuse(RoutingContext context, ProblemException refusal) {
        if (context.response().ended()) {
            return;
        }
        if (LimitedBodyHandler.hasBody(context.request()) && !context.request().isEnded()) {
            closeAfterResponse(context);
        }
        send(context, refusal);
    }

    /**
     * Closes the connection {@link #LINGER_MILLIS} after the response, and discards what the client is still sending. If
     * the connection were closed at once, the client might not receive the response.
     */
    public void closeAfterResponse(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response().putHeader("Connection", "close");
        context.addEndHandler(ended ->
                vertx.setTimer(LINGER_MILLIS, ignored -> request.connection().close()));
        request.handler(dropped -> {}).resume();
    }

    private void send(RoutingContext context, ProblemException refusal) {
        HttpServerResponse response = context.response();
        context.put(Problem.CODE, refusal.code().code());
        response.setStatusCode(refusal.code().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store");
        refusal.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(problems.body(refusal, context.request())));
    }
}
