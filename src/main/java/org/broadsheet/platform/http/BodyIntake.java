package org.broadsheet.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.broadsheet.platform.problem.ErrorCode;
import org.broadsheet.platform.problem.ProblemException;

/**
 * Takes in request bodies on the I/O thread, whole, before any worker is involved: however many clients trickle, no
 * thread waits for them. What is too large or too slow is refused here.
 */
@Singleton
public class BodyIntake {
    /** Runs after what logs and counts requests, and before anything that routes them. */
    static final int PRIORITY = 50;

    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Vertx vertx;
    private final Refusals refusals;

    BodyIntake(Vertx vertx, Refusals refusals) {
        this.vertx = vertx;
        this.refusals = refusals;
    }

    void install(@Observes Filters filters) {
        filters.register(this::take, PRIORITY);
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!WITH_BODY.contains(request.method()) || Spool.wants(request)) {
            context.next();
            return;
        }
        if (request.headers().contains("Content-Encoding")) {
            refusals.refuse(
                    context,
                    new ProblemException(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without `Content-Encoding`."));
            return;
        }
        if (declaredLength(request) > BodyLimits.JSON_BYTES) {
            refusals.refuse(context, tooLarge());
            return;
        }
        collect(context, request);
    }

    private void collect(RoutingContext context, HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        Progress progress = new Progress(vertx, request, () -> refusals.refuse(context, tooSlow()));
        request.exceptionHandler(lost -> progress.stop());
        request.handler(chunk -> {
            if (body.length() + chunk.length() > BodyLimits.JSON_BYTES) {
                progress.stop();
                request.handler(null);
                refusals.refuse(context, tooLarge());
                return;
            }
            body.appendBuffer(chunk);
        });
        request.endHandler(end -> {
            progress.stop();
            if (!context.response().ended()) {
                context.put(Body.KEY, body.getBytes());
                context.next();
            }
        });
        continueIfAsked(request);
    }

    static void continueIfAsked(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
    }

    /** The declared length in bytes; 0 when none or nonsense is declared, as the bytes themselves are counted too. */
    private static long declaredLength(HttpServerRequest request) {
        String declared = request.getHeader("Content-Length");
        try {
            return declared == null ? 0 : Long.parseLong(declared);
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                ErrorCode.BODY_TOO_LARGE, "A body may have " + BodyLimits.JSON_BYTES + " bytes at most.");
    }

    static ProblemException tooSlow() {
        return new ProblemException(ErrorCode.REQUEST_TIMEOUT, "The body came too slowly. Send it again.");
    }
}
