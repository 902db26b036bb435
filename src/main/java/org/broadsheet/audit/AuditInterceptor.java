package org.broadsheet.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.security.Caller;

/** Writes the audit entry of an accepted request in the transaction of the request. */
@Interceptor
@Transactional
@Priority(AuditInterceptor.WITHIN_TRANSACTIONS)
public class AuditInterceptor {
    /** Runs inside Narayana's transaction interceptors, which have the priority PLATFORM_BEFORE + 200. */
    static final int WITHIN_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 300;

    private final AuditQueries queries;
    private final CurrentVertxRequest current;
    private final Caller caller;

    AuditInterceptor(AuditQueries queries, CurrentVertxRequest current, Caller caller) {
        this.queries = queries;
        this.current = current;
        this.caller = caller;
    }

    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        Object result = call.proceed();
        if (isOperation(call.getMethod()) && result instanceof Response answer && answer.getStatus() < 400) {
            record(answer, current.getCurrent());
        }
        return result;
    }

    /** Whether a method is an operation of a resource: a resource may inherit it from a class without a path. */
    private static boolean isOperation(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /** Skips dry runs, whose transaction is rolled back. {@link RefusalAudit} records them. */
    private void record(Response answer, RoutingContext context) {
        if (!AuditEntry.isDryRun(context.request())) {
            String location = answer.getHeaderString("Location");
            queries.insert(List.of(AuditEntry.of(context, caller.holder(), answer.getStatus(), location)));
            context.put(RefusalAudit.RECORDED, true);
        }
    }
}
