package org.broadsheet.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.broadsheet.security.Caller;

/** Enters a write that a resource accepted into the log, in the transaction of the write: both are kept, or neither. */
@Interceptor
@Transactional
@Priority(AuditInterceptor.WITHIN_TRANSACTIONS)
public class AuditInterceptor {
    /** Narayana's own interceptors stand at 200. */
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
        if (call.getMethod().getDeclaringClass().isAnnotationPresent(Path.class)
                && result instanceof Response answer
                && answer.getStatus() < 400) {
            record(answer, current.getCurrent());
        }
        return result;
    }

    /** A dry run is undone, and its entry would be with it: {@link RefusalAudit} sees to that one. */
    private void record(Response answer, RoutingContext context) {
        if (!AuditEntry.isDryRun(context.request())) {
            String location = answer.getHeaderString("Location");
            queries.insert(List.of(AuditEntry.of(context, caller.holder(), answer.getStatus(), location)));
            context.put(RefusalAudit.RECORDED, true);
        }
    }
}
