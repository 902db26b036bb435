package org.broadsheet.http.idempotency;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.broadsheet.http.bodies.RequestBody;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.security.Caller;

/**
 * Executes a request with an {@code Idempotency-Key} once, also if it is repeated on another node. Runs within the
 * transaction of the write: a request that was refused or failed stores nothing and can be sent again.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotencyInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    private final StoredResponses responses;
    private final CurrentVertxRequest current;
    private final Caller caller;

    IdempotencyInterceptor(StoredResponses responses, CurrentVertxRequest current, Caller caller) {
        this.responses = responses;
        this.current = current;
        this.caller = caller;
    }

    @AroundInvoke
    Object proceedOnce(InvocationContext invocation) throws Exception {
        RoutingContext context = current.getCurrent();
        String key = context.request().getHeader(HEADER);
        if (key == null || context.queryParam("dryRun").contains("true")) {
            return invocation.proceed();
        }
        check(key);
        return proceedOnce(key, caller.actor().id(), fingerprint(context), invocation);
    }

    private Object proceedOnce(String key, String callerId, byte[] request, InvocationContext invocation)
            throws Exception {
        if (!responses.lock(callerId, key)) {
            throw problem(
                            ErrorCode.IDEMPOTENCY_KEY_IN_USE,
                            "the first request with this key is not answered yet; send it again in a second")
                    .header("Retry-After", "1");
        }
        Optional<StoredResponse> first = responses.find(callerId, key);
        if (first.isPresent()) {
            if (!MessageDigest.isEqual(first.get().request(), request)) {
                throw problem(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                        "was sent with another request in the last 24 hours; choose a key for each thing to create");
            }
            return first.get().replay();
        }
        Response response = (Response) invocation.proceed();
        responses.store(callerId, key, StoredResponse.of(request, response));
        return response;
    }

    private static void check(String key) {
        boolean valid =
                !key.isBlank() && key.length() <= MAX_LENGTH && key.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!valid) {
            throw problem(
                    ErrorCode.BAD_REQUEST,
                    "must have 1 to " + MAX_LENGTH + " printable ASCII characters, such as a UUID");
        }
    }

    private static ProblemException problem(ErrorCode code, String detail) {
        return new ProblemException(code, HEADER + ": " + detail + ".", List.of(FieldError.inHeader(HEADER, detail)));
    }

    private static byte[] fingerprint(RoutingContext context) {
        HttpServerRequest request = context.request();
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update((request.method() + " " + request.uri() + "\n").getBytes(StandardCharsets.UTF_8));
        return digest.digest(RequestBody.of(context));
    }
}
