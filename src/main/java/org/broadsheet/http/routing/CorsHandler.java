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
 * Adds CORS headers and answers preflight requests. Pages of any origin may call operations that need no key; pages of the
 * configured origins may call all operations. Browsers never add a key by themselves, so CORS grants no access that the key
 * does not.
 */
@Singleton
public class CorsHandler {
    /** Before all other handlers, so that refusals carry CORS headers too. */
    private static final int PRIORITY = RoutingFailures.FIRST_PRIORITY + 1;

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";

    /** Response headers that pages may read in addition to the CORS-safelisted ones. */
    private static final String EXPOSED_HEADERS =
            "Allow, Content-Disposition, ETag, Idempotency-Replayed, Link, Location, Preference-Applied, Retry-After";

    /** The headers of every public response. They do not depend on the origin, so the response needs no {@code Vary: Origin}. */
    public static final Map<String, String> PUBLIC_HEADERS = Map.of(ALLOW_ORIGIN, "*", EXPOSE_HEADERS, EXPOSED_HEADERS);

    private static final List<String> API_PATHS = List.of("/v1/", "/openapi.", "/sitemap", "/robots.txt");
    private static final Set<String> READ_METHODS = Set.of("GET", "HEAD");
    private static final String ALLOWED_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /** Request headers that pages of any origin may send. */
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

    /** The longest time that Chromium caches a preflight response. Firefox allows a day. */
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

    /** Excludes paths for operators, such as metrics. */
    private static boolean isApiPath(String path) {
        return path != null && API_PATHS.stream().anyMatch(path::startsWith);
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

    /** If the request is not allowed, the response has no CORS headers, and the browser does not send the request. */
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
