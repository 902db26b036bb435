package org.broadsheet.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.http.routing.RouteTable;
import org.broadsheet.http.yaml.FieldPositions;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Maps exceptions to error responses. The cause of an internal error is logged, never sent to the client. */
@Singleton
public class ProblemResponses {
    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    private final ObjectMapper json;
    private final RouteTable routes;
    private final CurrentVertxRequest current;
    private final FailureMetrics metrics;

    ProblemResponses(ObjectMapper json, RouteTable routes, CurrentVertxRequest current, FailureMetrics metrics) {
        this.json = json;
        this.routes = routes;
        this.current = current;
        this.metrics = metrics;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException problem, HttpServerRequest request) {
        FieldPositions file = current.getCurrent().get(FieldPositions.KEY);
        return respond(file == null ? problem : file.located(problem), request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(SecurityException failure, HttpServerRequest request) {
        return respond(unauthorized(request.getHeader("Authorization") == null), request);
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
        return respond(
                new ProblemException(
                        ErrorCode.ROLE_TOO_SMALL,
                        "A key with a higher role is required; openapi.yaml lists the role of each operation."),
                request);
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException failure, HttpServerRequest request) {
        return respond(notServed(request), request);
    }

    /** 405 if the address has other methods. JAX-RS answers 404 for it if another resource's path is longer. */
    public ProblemException notServed(HttpServerRequest request) {
        List<String> allowed = List.of(routes.allowedMethods(request.path()).split(", "));
        return allowed.size() == 1 || allowed.contains(request.method().name())
                ? nothingHere()
                : methodNotAllowed(request);
    }

    public static ProblemException nothingHere() {
        return new ProblemException(
                ErrorCode.NOT_FOUND, "No such address. The contract at /openapi.yaml lists them all.");
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException failure, HttpServerRequest request) {
        return respond(methodNotAllowed(request), request);
    }

    private ProblemException methodNotAllowed(HttpServerRequest request) {
        String allowed = routes.allowedMethods(request.path());
        return new ProblemException(ErrorCode.METHOD_NOT_ALLOWED, "Allowed here: " + allowed + ".")
                .header("Allow", allowed);
    }

    @ServerExceptionMapper
    public Response notAcceptable(NotAcceptableException failure, HttpServerRequest request) {
        return respond(
                new ProblemException(
                        ErrorCode.NOT_ACCEPTABLE, "Ask for one of: " + routes.producedTypes(request) + "."),
                request);
    }

    @ServerExceptionMapper
    public Response unsupported(NotSupportedException failure, HttpServerRequest request) {
        return respond(
                new ProblemException(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "Send the body with one of these in `Content-Type`: " + routes.consumedTypes(request) + "."),
                request);
    }

    @ServerExceptionMapper
    public Response stale(OptimisticLockException failure, HttpServerRequest request) {
        return respond(
                new ProblemException(
                        ErrorCode.CONFLICT,
                        "Another request changed it at the same time. Read it again and repeat your change."),
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
        return respond(new ProblemException(code, "The request is malformed."), request);
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure, HttpServerRequest request) {
        return respond(refusalFor(failure, request), request);
    }

    /** Returns the problem for the client and logs failures with a status of 500 or above. */
    public ProblemException refusalFor(Throwable failure, HttpServerRequest request) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof AuthenticationFailedException) {
            return unauthorized(false);
        }
        ProblemException problem = FailureClassifier.classify(failure);
        if (problem.code().status() >= 500) {
            metrics.requestFailed(failure, isWrite(request));
        }
        if (problem.code() == ErrorCode.INTERNAL_ERROR) {
            LOG.errorf(failure, "%s %s failed", request.method(), request.path());
        } else if (problem.code().status() >= 500) {
            LOG.warnf("%s %s: %s", request.method(), request.path(), FailureClassifier.firstLine(failure));
        }
        return problem;
    }

    /** Notes that writes succeed; a refusal says nothing of the database. */
    @ServerResponseFilter
    public void noteSuccess(ContainerResponseContext response, HttpServerRequest request) {
        if (response.getStatus() < 300 && isWrite(request)) {
            metrics.writeSucceeded();
        }
    }

    /** Writes need a key; what an anonymous POST asks for is computed, not stored. */
    private static boolean isWrite(HttpServerRequest request) {
        return request.method() != HttpMethod.GET
                && request.method() != HttpMethod.HEAD
                && request.getHeader("Authorization") != null;
    }

    private Response respond(ProblemException problem, HttpServerRequest request) {
        current.getCurrent().put(Problem.CODE, problem.code().code());
        Response.ResponseBuilder response = Response.status(problem.code().status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(body(problem, request));
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** Returns the JSON of the problem document. */
    public byte[] body(ProblemException problem, HttpServerRequest request) {
        try {
            return json.writeValueAsBytes(
                    Problem.of(problem.code(), problem.getMessage(), request.path(), problem.errors()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
