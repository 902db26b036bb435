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
    private static final List<String> LARGE =
            List.of(MediaTypes.NDJSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaTypes.RSS);

    private final Vertx vertx;
    private final RoutingFailures refusals;
    private final RouteTable routes;
    private final SlowClientLimits patience;
    private final ProblemResponses problems;
    private final long largestFile;

    UploadSpooler(
            Vertx vertx,
            RoutingFailures refusals,
            RouteTable routes,
            SlowClientLimits patience,
            ProblemResponses problems,
            @ConfigProperty(name = "broadsheet.media.max-size", defaultValue = "20M") MemorySize largestFile) {
        this.largestFile = largestFile.asLongValue();
        this.vertx = vertx;
        this.refusals = refusals;
        this.routes = routes;
        this.patience = patience;
        this.problems = problems;
    }

    boolean wants(HttpServerRequest request) {
        return type(request).isPresent();
    }

    private Optional<String> type(HttpServerRequest request) {
        if (BodyCollector.hasBody(request) && routes.takesAnything(request)) {
            return Optional.of(MediaType.WILDCARD);
        }
        String sent = String.valueOf(request.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        return LARGE.stream().filter(sent::startsWith).findFirst();
    }

    void install(@Observes Filters filters) {
        filters.register(this::take, BodyCollector.PRIORITY - 1);
    }

    private void take(RoutingContext context) {
        if (!wants(context.request())) {
            context.next();
            return;
        }
        context.request().pause();
        Context here = vertx.getOrCreateContext();
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(
                        caller -> here.runOnContext(go -> takeFrom(caller, context)),
                        failure -> here.runOnContext(go -> refuseUnread(context, failure)));
    }

    private void takeFrom(SecurityIdentity caller, RoutingContext context) {
        if (!routes.takes(type(context.request()).orElseThrow(), context.request(), caller)) {
            leaveUnread(context);
            return;
        }
        long most = most(context.request());
        if (BodyCollector.declaredLength(context.request()) > most) {
            refusals.refuse(context, tooLarge(most));
            return;
        }
        vertx.fileSystem()
                .createTempFile("broadsheet-", ".ndjson")
                .compose(name -> {
                    SpooledUpload body = new SpooledUpload(Path.of(name));
                    context.put(SpooledUpload.KEY, body);
                    context.addEndHandler(ended -> {
                        vertx.fileSystem().delete(name);
                        vertx.fileSystem().delete(body.second().toString());
                    });
                    return vertx.fileSystem().open(name, new OpenOptions().setWrite(true));
                })
                .onSuccess(file -> fill(new SizeLimitedFile(file, most, () -> tooLarge(most)), context))
                .onFailure(failure -> refuseForStorage(context, failure));
    }

    private void fill(SizeLimitedFile file, RoutingContext context) {
        HttpServerRequest request = context.request();
        SlowBodyTimer progress =
                new SlowBodyTimer(vertx, patience, request, () -> refusals.refuse(context, BodyCollector.tooSlow()));
        BodyCollector.continueIfAsked(request);
        request.pipeTo(file).onComplete(written -> {
            progress.stop();
            if (written.succeeded()) {
                context.next();
            } else if (written.cause() instanceof ProblemException tooLarge) {
                refusals.refuse(context, tooLarge);
            } else if (!(written.cause() instanceof HttpClosedException)) {
                refuseForStorage(context, written.cause());
            }
        });
    }

    private long most(HttpServerRequest request) {
        return routes.takesAnything(request) ? largestFile : Long.MAX_VALUE;
    }

    private static ProblemException tooLarge(long most) {
        return new ProblemException(
                ErrorCode.BODY_TOO_LARGE,
                "A file may have " + most
                        + " bytes at most: save it smaller, or have `BROADSHEET_MEDIA_MAX_SIZE` raised.");
    }

    /** The resource's own annotations then refuse it; the connection ends, as its body was never read. */
    private void leaveUnread(RoutingContext context) {
        refusals.hangUp(context);
        context.next();
    }

    private void refuseUnread(RoutingContext context, Throwable failure) {
        refusals.refuse(context, problems.refusalFor(failure, context.request()));
    }

    private void refuseForStorage(RoutingContext context, Throwable failure) {
        LOG.warnf("An upload could not be kept: %s", failure.getMessage());
        refusals.refuse(
                context,
                new ProblemException(
                        ErrorCode.INSUFFICIENT_STORAGE,
                        "The server has no room for this upload. Nothing was changed."));
    }
}
