package org.broadsheet.audit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.broadsheet.http.problem.Problem;
import org.broadsheet.http.values.Timestamps;
import org.broadsheet.security.KeyHolder;

/**
 * An entry of the audit log: caller, request and status. Never contains bodies.
 *
 * @param target path of the written resource: {@code Location} of the response, or else the request path
 * @param repeated number of equal refusals that the entry stands for
 */
record AuditEntry(
        Instant at,
        UUID keyId,
        String keyName,
        String role,
        String address,
        String method,
        String path,
        int status,
        String code,
        String target,
        boolean dryRun,
        int repeated) {
    private static final int MAX_PATH_LENGTH = 300;

    /** The token in a preview path grants access and must not be logged. */
    private static final Pattern PREVIEW_TOKEN = Pattern.compile("(?<=/previews/)[^/]+");

    static AuditEntry of(RoutingContext context, KeyHolder holder, int status, String location) {
        HttpServerRequest request = context.request();
        String path = PREVIEW_TOKEN.matcher(String.valueOf(request.path())).replaceAll("…");
        String shown = path.substring(0, Math.min(path.length(), MAX_PATH_LENGTH));
        return new AuditEntry(
                Timestamps.now(),
                holder == null ? null : holder.id(),
                holder == null ? null : holder.name(),
                holder == null ? null : holder.role().name(),
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress(),
                request.method().name(),
                shown,
                status,
                context.get(Problem.CODE),
                location == null ? shown : location,
                isDryRun(request),
                1);
    }

    static boolean isDryRun(HttpServerRequest request) {
        return "true".equals(request.getParam("dryRun"));
    }

    /** Equal for entries that can be merged. */
    AuditEntry withoutTime() {
        return new AuditEntry(null, keyId, keyName, role, address, method, path, status, code, target, dryRun, 1);
    }

    AuditEntry withRepeated(int count) {
        return new AuditEntry(at, keyId, keyName, role, address, method, path, status, code, target, dryRun, count);
    }
}
