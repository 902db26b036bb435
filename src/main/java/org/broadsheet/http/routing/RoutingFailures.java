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
import java.util.Optional;
import org.broadsheet.http.bodies.LimitedBodyHandler;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.Problem;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.problem.ProblemResponses;

/**
 * Answers requests that reach no resource: problem documents for malformed requests, unknown paths and failures of handlers,
 * and redirects to the canonical URI.
 */
@Singleton
public class RoutingFailures {
    static final int FIRST_PRIORITY = 1000;

    private static final int LINGER_MILLIS = 2_000;

    /** Health checks and metrics, which nothing caches. */
    private static final String OPERATORS_PREFIX = "/q/";

    /** A redirect to the canonical URI depends on nothing that could change. */
    private static final String REDIRECT_CACHE_CONTROL = "public, max-age=300";

    private final Vertx vertx;
    private final RouteTable routes;
    private final ProblemResponses problems;

    RoutingFailures(Vertx vertx, RouteTable routes, ProblemResponses problems) {
        this.vertx = vertx;
        this.routes = routes;
        this.problems = problems;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FIRST_PRIORITY);
    }

    void installFailureHandlers(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::handleFailure);
        router.route().last().handler(context -> refuse(context, problems.notServed(context.request())));
    }

    private void check(RoutingContext context) {
        if (context.request().headers().getAll("Host").size() > 1) {
            refuse(context, new ProblemException(ErrorCode.BAD_REQUEST, "There is more than one `Host` header."));
        } else if (PercentEncoding.isInvalid(context.request().uri())) {
            refuse(
                    context,
                    new ProblemException(
                            ErrorCode.BAD_REQUEST,
                            "The address holds U+0000 or bytes that are not UTF-8 when decoded."));
        } else if (mayBeCached(context.request())) {
            requireCanonicalUri(context);
        } else {
            context.next();
        }
    }

    private static boolean mayBeCached(HttpServerRequest request) {
        String method = request.method().name();
        return request.path() != null
                && (method.equals("GET") || method.equals("HEAD"))
                && !request.headers().contains("Authorization")
                && !request.path().startsWith(OPERATORS_PREFIX);
    }

    private void requireCanonicalUri(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> canonical = CanonicalUri.of(request.path(), request.query());
        boolean isOriginForm = request.uri().startsWith("/");
        if (canonical.isEmpty()) {
            refuse(context, ProblemResponses.nothingHere());
        } else if (canonical.get().equals(isOriginForm ? request.uri() : pathAndQuery(request))
                || !routes.isPublic("GET", canonical.get().replaceFirst("\\?.*", ""))) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(308)
                    .putHeader("Location", canonical.get())
                    .putHeader("Cache-Control", REDIRECT_CACHE_CONTROL)
                    .putHeader("Vary", "Authorization")
                    .end();
        }
    }

    private static String pathAndQuery(HttpServerRequest request) {
        return request.path() + (request.query() == null ? "" : "?" + request.query());
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
