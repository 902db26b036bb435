package org.broadsheet.http.routing;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says to browsers which pages of other origins may use the API (CORS): any page may do what anybody may do without a
 * key, and pages of the configured origins whatever their key allows. As no browser adds a key by itself, a page gets
 * nothing that its author could not get without it.
 */
@Singleton
public class CorsHandler {
    /** Before anything answers, or what is refused could not be read. */
    private static final int PRIORITY = RoutingFailures.FIRST_PRIORITY + 1;

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";

    /** What a page may see of an answer, besides what it always may. */
    private static final String EXPOSED_HEADERS =
            "Allow, Content-Disposition, ETag, Idempotency-Replayed, Link, Location, Preference-Applied, Retry-After";

    /**
     * On every answer that all may read, whoever asks: it can then be kept for all alike, without {@code Vary: Origin}.
     */
    public static final Map<String, String> PUBLIC_HEADERS = Map.of(ALLOW_ORIGIN, "*", EXPOSE_HEADERS, EXPOSED_HEADERS);

    private static final Set<String> READ_METHODS = Set.of("GET", "HEAD");
    private static final String ALLOWED_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /** What a page may send, besides what it always may. */
    private static final List<String> ALLOWED_HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Cache-Control",
            "Content-Type",
            "If-Modified-Since",
            "If-None-Match",
            "Range");

    private static final String ALLOWED_HEADERS_WITH_KEY =
            String.join(", ", ALLOWED_HEADERS) + ", Authorization, Idempotency-Key, If-Match, Prefer";

    /** As long as browsers remember it at most (Chromium; Firefox would a day). */
    private static final String PREFLIGHT_MAX_AGE_SECONDS = "7200";

    private final Set<String> trustedOrigins;
    private final RouteTable routes;

    CorsHandler(CorsConfig config, RouteTable routes) {
        trustedOrigins = config.validatedOrigins();
        this.routes = routes;
    }

    void install(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isApiPath(request.path())) {
            context.next();
        } else if (isPreflight(request)) {
            answerPreflight(request, context.response());
        } else {
            addCorsHeaders(request, context.response());
            context.next();
        }
    }

    /** Not what is for operators, such as metrics. */
    private static boolean isApiPath(String path) {
        return path != null && (path.startsWith("/v1/") || path.startsWith("/openapi."));
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().name().equals("OPTIONS")
                && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }

    private void addCorsHeaders(HttpServerRequest request, HttpServerResponse response) {
        String method = request.method().name();
        String origin = request.getHeader("Origin");
        if (READ_METHODS.contains(method) || (origin != null && routes.isPublic(method, request.path()))) {
            PUBLIC_HEADERS.forEach(response::putHeader);
        } else if (origin != null) {
            response.putHeader("Vary", "Origin");
            if (trustedOrigins.contains(origin)) {
                response.putHeader(ALLOW_ORIGIN, origin).putHeader(EXPOSE_HEADERS, EXPOSED_HEADERS);
            }
        }
    }

    /** Whoever gets no leave gets an answer without it, and the browser sends nothing. */
    private void answerPreflight(HttpServerRequest request, HttpServerResponse response) {
        String origin = request.getHeader("Origin");
        String method = request.getHeader("Access-Control-Request-Method");
        MultiMap headers = response.headers();
        headers.set("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        if (trustedOrigins.contains(origin)) {
            headers.set(ALLOW_ORIGIN, origin)
                    .set("Access-Control-Allow-Methods", ALLOWED_METHODS)
                    .set("Access-Control-Allow-Headers", ALLOWED_HEADERS_WITH_KEY)
                    .set("Access-Control-Max-Age", PREFLIGHT_MAX_AGE_SECONDS);
        } else if (READ_METHODS.contains(method) || routes.isPublic(method, request.path())) {
            headers.set(ALLOW_ORIGIN, "*")
                    .set("Access-Control-Allow-Methods", READ_METHODS.contains(method) ? "GET, HEAD" : method)
                    .set("Access-Control-Allow-Headers", String.join(", ", ALLOWED_HEADERS))
                    .set("Access-Control-Max-Age", PREFLIGHT_MAX_AGE_SECONDS);
        }
        response.setStatusCode(204).end();
    }
}
