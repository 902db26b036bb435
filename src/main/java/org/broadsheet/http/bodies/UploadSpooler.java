package org.broadsheet.http.bodies;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
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
 * Writes uploads to a temporary file on the I/O thread, in constant memory and without blocking a worker: NDJSON and XML
 * of any size, and media files up to {@code broadsheet.media.max-size}. An upload is written only if the caller has a role
 * that the route requires.
 */
@Singleton
public class UploadSpooler {
    private static final Logger LOG = Logger.getLogger(UploadSpooler.class);

    /** Media types of bodies without a size limit. */
    private static final List<String> UNLIMITED_TYPES =
            List.of(MediaTypes.NDJSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaTypes.RSS);

    private static final String GZIP = "gzip";

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
        if (!isSupported(encoding(context.request()), context.request())) {
            failures.refuse(
                    context,
                    new ProblemException(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            "`Content-Encoding` may be gzip for imports. Other bodies are sent as they are."));
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
                .onSuccess(file ->
                        pipe(upload(context), new SizeLimitedFile(file, maxBytes, () -> tooLarge(maxBytes)), context))
                .onFailure(failure -> refuseForLackOfStorage(context, failure));
    }

    private static SpooledUpload upload(RoutingContext context) {
        return context.get(SpooledUpload.KEY);
    }

    private static String encoding(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.CONTENT_ENCODING);
    }

    private boolean isSupported(String encoding, HttpServerRequest request) {
        return encoding == null
                || encoding.equalsIgnoreCase("identity")
                || encoding.equalsIgnoreCase(GZIP) && !routes.consumesAnyType(request);
    }

    private void pipe(SpooledUpload upload, SizeLimitedFile file, RoutingContext context) {
        HttpServerRequest request = context.request();
        SlowBodyTimer slowBodyTimer =
                new SlowBodyTimer(vertx, limits, request, () -> failures.refuse(context, LimitedBodyHandler.tooSlow()));
        LimitedBodyHandler.sendContinueIfExpected(request);
        Future<Void> stored = request.pipeTo(file).onComplete(written -> slowBodyTimer.stop());
        if (GZIP.equalsIgnoreCase(encoding(request))) {
            stored = stored.compose(written -> vertx.executeBlocking(() -> {
                upload.decompress();
                return null;
            }));
        }
        stored.onComplete(written -> {
            if (written.succeeded()) {
                context.next();
            } else if (written.cause() instanceof ProblemException refusal) {
                failures.refuse(context, refusal);
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

    /** The resource refuses the request by its annotations. The connection is closed, because the body was not read. */
    private void passOnUnread(RoutingContext context) {
        failures.closeAfterResponse(context);
        context.next();
    }

    private void refuseUnauthenticated(RoutingContext context, Throwable failure) {
        failures.refuse(context, problems.refusalFor(failure, context.request()));
    }

    private void refuseForLackOfStorage(RoutingContext context, Throwable failure) {
        LOG.warnf("An upload could not be stored: %s", failure.getMessage());
        failures.refuse(
                context,
                new ProblemException(
                        ErrorCode.INSUFFICIENT_STORAGE,
                        "The server has no room for this upload. Nothing was changed."));
    }
}
