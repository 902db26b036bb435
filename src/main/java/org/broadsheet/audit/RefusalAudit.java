package org.broadsheet.audit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Set;
import org.broadsheet.security.KeyHolder;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Records requests that {@link AuditInterceptor} does not: refusals, dry runs, and writes without a transaction of their own. */
@Singleton
public class RefusalAudit {
    /** Marks a request that is already in the log. */
    static final String RECORDED = "broadsheet.audit.recorded";

    /** Marks a read that is sent by POST because its parameters are too long for a URL. */
    private static final String READ_BY_POST = "broadsheet.audit.read-by-post";

    private static final int FILTER_PRIORITY = 900;
    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final AuditQueue queue;
    private final AuditQueries queries;

    RefusalAudit(AuditQueue queue, AuditQueries queries) {
        this.queue = queue;
        this.queries = queries;
    }

    void install(@Observes Filters filters) {
        filters.register(this::recordWhenEnded, FILTER_PRIORITY);
    }

    private void recordWhenEnded(RoutingContext context) {
        if (WRITES.contains(context.request().method()) || hasKey(context.request())) {
            context.addEndHandler(ended -> recordWrite(context));
        } else {
            context.addEndHandler(ended -> recordRefusedRead(context));
        }
        context.next();
    }

    private static boolean hasKey(HttpServerRequest request) {
        return request.headers().contains("Authorization");
    }

    private void recordWrite(RoutingContext context) {
        int status = context.response().getStatusCode();
        boolean write = WRITES.contains(context.request().method()) && context.get(READ_BY_POST) == null;
        if (write && (status >= 400 || context.get(RECORDED) == null)) {
            enqueue(context, status);
        } else {
            recordRefusedRead(context);
        }
    }

    private void recordRefusedRead(RoutingContext context) {
        int status = context.response().getStatusCode();
        if (status == 401 || status == 403) {
            enqueue(context, status);
        }
    }

    private void enqueue(RoutingContext context, int status) {
        KeyHolder holder = context.get(KeyHolder.ATTRIBUTE);
        queue.enqueue(AuditEntry.of(
                context, holder, status, context.response().headers().get("Location")));
    }

    @ServerRequestFilter(priority = 1)
    public void markReadsByPost(ResourceInfo resource, RoutingContext context) {
        if (resource.getResourceClass().isAnnotationPresent(PermitAll.class)
                || resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            context.put(READ_BY_POST, true);
        }
    }

    /** Records accepted writes that do not run in one transaction, such as imports, before they start. */
    @ServerResponseFilter
    public void recordNonTransactionalWrite(ContainerResponseContext response, RoutingContext context) {
        boolean unrecorded = WRITES.contains(context.request().method())
                && response.getStatus() < 400
                && context.get(RECORDED) == null
                && context.get(READ_BY_POST) == null
                && !AuditEntry.isDryRun(context.request());
        if (unrecorded) {
            KeyHolder holder = context.get(KeyHolder.ATTRIBUTE);
            queries.insert(List.of(
                    AuditEntry.of(context, holder, response.getStatus(), response.getHeaderString("Location"))));
            context.put(RECORDED, true);
        }
    }
}
