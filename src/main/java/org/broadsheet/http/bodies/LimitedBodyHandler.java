package org.broadsheet.http.bodies;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.atomic.AtomicLong;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.routing.RoutingFailures;

/**
 * Takes in request bodies on the I/O thread, whole, before any worker is involved: however many clients trickle, no
 * thread waits for them. What is too large or too slow is refused here.
 */
@Singleton
public class LimitedBodyHandler {
    /** Runs after what logs and counts requests, and before anything that routes them. */
    static final int PRIORITY = 50;

    private static final String FORM_TYPE = MediaType.APPLICATION_FORM_URLENCODED;

    /** So much of the heap may be taken by bodies that are still coming in: enough for all but an attack. */
    private static final long MAX_BUFFERED_BYTES = Runtime.getRuntime().maxMemory() / 4;

    private final Vertx vertx;
    private final RoutingFailures failures;
    private final SlowClientLimits limits;
    private final UploadSpooler uploads;
    private final AtomicLong bufferedBytes = new AtomicLong();

    LimitedBodyHandler(Vertx vertx, RoutingFailures failures, SlowClientLimits limits, UploadSpooler uploads) {
        this.uploads = uploads;
        this.vertx = vertx;
        this.failures = failures;
        this.limits = limits;
    }

    void install(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (uploads.spools(request)) {
            context.next();
        } else if (!hasBody(request)) {
            setJsonTypeOfEmptyBody(request);
            context.next();
        } else if (request.headers().contains("Content-Encoding")) {
            failures.refuse(
                    context,
                    new ProblemException(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without `Content-Encoding`."));
        } else if (declaredLength(request) > BodyLimits.JSON_BYTES) {
            failures.refuse(context, tooLarge());
        } else {
            collect(context, request);
        }
    }

    /** Where a body may be left out, clients leave out its type too, or name the one of forms without meaning it. */
    private static void setJsonTypeOfEmptyBody(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (request.method() == HttpMethod.POST && (type == null || type.startsWith(FORM_TYPE))) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    private void collect(RoutingContext context, HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        SlowBodyTimer slowBodyTimer =
                new SlowBodyTimer(vertx, limits, request, () -> failures.refuse(context, tooSlow()));
        context.addEndHandler(done -> {
            slowBodyTimer.stop();
            bufferedBytes.addAndGet(-body.length());
        });
        request.handler(chunk -> {
            if (context.response().ended()) {
                return; // refused by now: what still comes is dropped
            }
            if (body.length() + chunk.length() > BodyLimits.JSON_BYTES) {
                failures.refuse(context, tooLarge());
            } else if (bufferedBytes.get() + chunk.length() > MAX_BUFFERED_BYTES) {
                failures.refuse(context, tooManyBodies());
            } else {
                bufferedBytes.addAndGet(chunk.length());
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> {
            slowBodyTimer.stop();
            if (!context.response().ended()) {
                context.put(RequestBody.KEY, body.getBytes());
                context.next();
            }
        });
        sendContinueIfExpected(request);
        request.resume();
    }

    public static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains("Transfer-Encoding") || declaredLength(request) > 0;
    }

    static void sendContinueIfExpected(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
    }

    /** The declared length in bytes; 0 when none or nonsense is declared, which never gets as far as here. */
    static long declaredLength(HttpServerRequest request) {
        String declared = request.getHeader("Content-Length");
        try {
            return declared == null ? 0 : Long.parseLong(declared);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                ErrorCode.BODY_TOO_LARGE, "A body may have " + BodyLimits.JSON_BYTES + " bytes at most.");
    }

    private static ProblemException tooManyBodies() {
        return new ProblemException(ErrorCode.UNAVAILABLE, "Too many bodies are coming in at once. Try again shortly.")
                .header("Retry-After", "20");
    }

    static ProblemException tooSlow() {
        return new ProblemException(ErrorCode.REQUEST_TIMEOUT, "The body came too slowly. Send it again.");
    }
}
