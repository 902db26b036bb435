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

/** Sees to what does not come by a transaction's way: refusals wherever they are made, dry runs, and imports. */
@Singleton
public class RefusalAudit {
    /** Marks a request that stands in the log already. */
    static final String RECORDED = "broadsheet.audit.entered";

    /** Marks a question that is too long for an address, and so comes by POST. */
    private static final String READ_BY_POST = "broadsheet.audit.question";

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
            context.addEndHandler(answered -> recordWrite(context));
        } else {
            context.addEndHandler(answered -> recordRefusedRead(context));
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

    /** What has transactions of its own is entered before the first of them. */
    @ServerResponseFilter
    public void recordNonTransactionalWrite(ContainerResponseContext answer, RoutingContext context) {
        boolean begun = WRITES.contains(context.request().method())
                && answer.getStatus() < 400
                && context.get(RECORDED) == null
                && context.get(READ_BY_POST) == null
                && !AuditEntry.isDryRun(context.request());
        if (begun) {
            KeyHolder holder = context.get(KeyHolder.ATTRIBUTE);
            queries.insert(
                    List.of(AuditEntry.of(context, holder, answer.getStatus(), answer.getHeaderString("Location"))));
            context.put(RECORDED, true);
        }
    }
}
