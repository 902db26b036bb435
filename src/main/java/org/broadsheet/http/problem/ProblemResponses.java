package org.broadsheet.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.broadsheet.http.routing.RouteTable;
import org.broadsheet.http.yaml.FieldPositions;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where an exception becomes an answer. Its cause goes to the log, never to the client. */
@Singleton
public class ProblemResponses {
    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    private final ObjectMapper json;
    private final RouteTable routes;
    private final CurrentVertxRequest current;

    ProblemResponses(ObjectMapper json, RouteTable routes, CurrentVertxRequest current) {
        this.json = json;
        this.routes = routes;
        this.current = current;
    }

    @ServerExceptionMapper
    public Response refused(ProblemException refusal, HttpServerRequest request) {
        FieldPositions file = current.getCurrent().get(FieldPositions.KEY);
        return answer(file == null ? refusal : file.located(refusal), request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(SecurityException failure, HttpServerRequest request) {
        return answer(unauthorized(request.getHeader("Authorization") == null), request);
    }

    public static ProblemException unauthorized(boolean keyMissing) {
        String detail = keyMissing
                ? "Send your key as `Authorization: Bearer <key>`."
                : "The key in `Authorization` is unknown, expired or revoked.";
        return new ProblemException(ErrorCode.UNAUTHORIZED, detail)
                .header(
                        "WWW-Authenticate",
                        "Bearer realm=\"broadsheet\"" + (keyMissing ? "" : ", error=\"invalid_token\""));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure, HttpServerRequest request) {
        return answer(
                new ProblemException(
                        ErrorCode.ROLE_TOO_SMALL, "This needs a key with a larger role; the contract names it."),
                request);
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException failure, HttpServerRequest request) {
        return answer(nothingHere(), request);
    }

    public static ProblemException nothingHere() {
        return new ProblemException(
                ErrorCode.NOT_FOUND, "No such address. The contract at /openapi.yaml lists them all.");
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException failure, HttpServerRequest request) {
        String allowed = routes.allowedMethods(request.path());
        return answer(
                new ProblemException(ErrorCode.METHOD_NOT_ALLOWED, "Allowed here: " + allowed + ".")
                        .header("Allow", allowed),
                request);
    }

    @ServerExceptionMapper
    public Response notAcceptable(NotAcceptableException failure, HttpServerRequest request) {
        return answer(
                new ProblemException(
                        ErrorCode.NOT_ACCEPTABLE, "Ask for one of: " + routes.producedTypes(request) + "."),
                request);
    }

    @ServerExceptionMapper
    public Response unsupported(NotSupportedException failure, HttpServerRequest request) {
        return answer(
                new ProblemException(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "Send the body with one of these in `Content-Type`: " + routes.consumedTypes(request) + "."),
                request);
    }

    @ServerExceptionMapper
    public Response stale(OptimisticLockException failure, HttpServerRequest request) {
        return answer(
                new ProblemException(
                        ErrorCode.CONFLICT, "Somebody else changed it at the same moment. Read it again and repeat."),
                request);
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException failure, HttpServerRequest request) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return failed(failure, request);
        }
        if (status < 400) {
            return failure.getResponse();
        }
        ErrorCode code = status == 413 ? ErrorCode.BODY_TOO_LARGE : ErrorCode.BAD_REQUEST;
        return answer(new ProblemException(code, "The request could not be understood."), request);
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure, HttpServerRequest request) {
        return answer(refusalFor(failure, request), request);
    }

    /** What the client is told of a failure; the operator is told here. */
    public ProblemException refusalFor(Throwable failure, HttpServerRequest request) {
        if (failure instanceof ProblemException refusal) {
            return refusal;
        }
        if (failure instanceof AuthenticationFailedException) {
            return unauthorized(false);
        }
        ProblemException refusal = FailureClassifier.classify(failure);
        if (refusal.code() == ErrorCode.INTERNAL_ERROR) {
            LOG.errorf(failure, "%s %s failed", request.method(), request.path());
        } else if (refusal.code().status() >= 500) {
            LOG.warnf("%s %s: %s", request.method(), request.path(), FailureClassifier.firstLine(failure));
        }
        return refusal;
    }

    private Response answer(ProblemException refusal, HttpServerRequest request) {
        current.getCurrent().put(Problem.CODE, refusal.code().code());
        Response.ResponseBuilder response = Response.status(refusal.code().status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(body(refusal, request));
        refusal.headers().forEach(response::header);
        return response.build();
    }

    /** The document's bytes, for the few answers given before a resource is reached. */
    public byte[] body(ProblemException refusal, HttpServerRequest request) {
        try {
            return json.writeValueAsBytes(
                    Problem.of(refusal.code(), refusal.getMessage(), request.path(), refusal.errors()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
