package org.broadsheet.http.bodies;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.problem.ProblemResponses;
import org.broadsheet.http.routing.MediaTypes;
import org.broadsheet.http.routing.RouteTable;
import org.broadsheet.http.routing.RoutingFailures;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes in bodies of any size (NDJSON, XML), and files of any type up to a size, at the client's own pace, on the I/O
 * thread, into a temporary file: constant memory, and a slow sender holds neither a worker nor a transaction. Kept is
 * only what the caller may send there.
 */
@Singleton
public class UploadSpooler {
    private static final Logger LOG = Logger.getLogger(UploadSpooler.class);

    /** The types of bodies that may have any size. */
    private static final List<String> UNLIMITED_TYPES =
            List.of(MediaTypes.NDJSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaTypes.RSS);

    private final Vertx vertx;
    private final RoutingFailures failures;
    private final RouteTable routes;
    private final SlowClientLimits limits;
    private final ProblemResponses problems;
    private final long maxFileBytes;

    UploadSpooler(
            Vertx vertx,
            RoutingFailures failures,
            RouteTable routes,
            SlowClientLimits limits,
            ProblemResponses problems,
            @ConfigProperty(name = "broadsheet.media.max-size", defaultValue = "20M") MemorySize maxFileSize) {
        this.maxFileBytes = maxFileSize.asLongValue();
        this.vertx = vertx;
        this.failures = failures;
        this.routes = routes;
        this.limits = limits;
        this.problems = problems;
    }

    boolean spools(HttpServerRequest request) {
        return consumedType(request).isPresent();
    }

    private Optional<String> consumedType(HttpServerRequest request) {
        if (LimitedBodyHandler.hasBody(request) && routes.consumesAnyType(request)) {
            return Optional.of(MediaType.WILDCARD);
        }
        String contentType = String.valueOf(request.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        return UNLIMITED_TYPES.stream().filter(contentType::startsWith).findFirst();
    }

    void install(@Observes Filters filters) {
        filters.register(this::handle, LimitedBodyHandler.PRIORITY - 1);
    }

    private void handle(RoutingContext context) {
        if (!spools(context.request())) {
            context.next();
            return;
        }
        context.request().pause();
        Context ioContext = vertx.getOrCreateContext();
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(
                        caller -> ioContext.runOnContext(ignored -> spool(caller, context)),
                        failure -> ioContext.runOnContext(ignored -> refuseUnauthenticated(context, failure)));
    }

    private void spool(SecurityIdentity caller, RoutingContext context) {
        if (!routes.permits(consumedType(context.request()).orElseThrow(), context.request(), caller)) {
            passOnUnread(context);
            return;
        }
        long maxBytes = maxBytes(context.request());
        if (LimitedBodyHandler.declaredLength(context.request()) > maxBytes) {
            failures.refuse(context, tooLarge(maxBytes));
            return;
        }
        vertx.fileSystem()
                .createTempFile("broadsheet-", ".ndjson")
                .compose(path -> {
                    SpooledUpload upload = new SpooledUpload(Path.of(path));
                    context.put(SpooledUpload.KEY, upload);
                    context.addEndHandler(ended -> {
                        vertx.fileSystem().delete(path);
                        vertx.fileSystem().delete(upload.linesFile().toString());
                    });
                    return vertx.fileSystem().open(path, new OpenOptions().setWrite(true));
                })
                .onSuccess(file -> pipe(new SizeLimitedFile(file, maxBytes, () -> tooLarge(maxBytes)), context))
                .onFailure(failure -> refuseForLackOfStorage(context, failure));
    }

    private void pipe(SizeLimitedFile file, RoutingContext context) {
        HttpServerRequest request = context.request();
        SlowBodyTimer slowBodyTimer =
                new SlowBodyTimer(vertx, limits, request, () -> failures.refuse(context, LimitedBodyHandler.tooSlow()));
        LimitedBodyHandler.sendContinueIfExpected(request);
        request.pipeTo(file).onComplete(written -> {
            slowBodyTimer.stop();
            if (written.succeeded()) {
                context.next();
            } else if (written.cause() instanceof ProblemException tooLarge) {
                failures.refuse(context, tooLarge);
            } else if (!(written.cause() instanceof HttpClosedException)) {
                refuseForLackOfStorage(context, written.cause());
            }
        });
    }

    private long maxBytes(HttpServerRequest request) {
        return routes.consumesAnyType(request) ? maxFileBytes : Long.MAX_VALUE;
    }

    private static ProblemException tooLarge(long maxBytes) {
        return new ProblemException(
                ErrorCode.BODY_TOO_LARGE,
                "A file may have " + maxBytes
                        + " bytes at most: save it smaller, or have `BROADSHEET_MEDIA_MAX_SIZE` raised.");
    }

    /** The resource's own annotations then refuse it; the connection ends, as its body was never read. */
    private void passOnUnread(RoutingContext context) {
        failures.closeAfterResponse(context);
        context.next();
    }

    private void refuseUnauthenticated(RoutingContext context, Throwable failure) {
        failures.refuse(context, problems.refusalFor(failure, context.request()));
    }

    private void refuseForLackOfStorage(RoutingContext context, Throwable failure) {
        LOG.warnf("An upload could not be kept: %s", failure.getMessage());
        failures.refuse(
                context,
                new ProblemException(
                        ErrorCode.INSUFFICIENT_STORAGE,
                        "The server has no room for this upload. Nothing was changed."));
    }
}
