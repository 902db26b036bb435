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
    private static final int PRIORITY = RoutingFailures.BEFORE_EVERYTHING + 1;

    private static final String ALLOWED_ORIGIN = "Access-Control-Allow-Origin";
    private static final String EXPOSED = "Access-Control-Expose-Headers";

    /** What a page may see of an answer, besides what it always may. */
    private static final String ANSWER_HEADERS =
            "Allow, Content-Disposition, ETag, Idempotency-Replayed, Link, Location, Preference-Applied, Retry-After";

    /**
     * On every answer that all may read, whoever asks: it can then be kept for all alike, without {@code Vary: Origin}.
     */
    public static final Map<String, String> READABLE_BY_ALL = Map.of(ALLOWED_ORIGIN, "*", EXPOSED, ANSWER_HEADERS);

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /** What a page may send, besides what it always may. */
    private static final List<String> REQUEST_HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Cache-Control",
            "Content-Type",
            "If-Modified-Since",
            "If-None-Match",
            "Range");

    private static final String REQUEST_HEADERS_WITH_KEY =
            String.join(", ", REQUEST_HEADERS) + ", Authorization, Idempotency-Key, If-Match, Prefer";

    /** As long as browsers remember it at most (Chromium; Firefox would a day). */
    private static final String PREFLIGHT_SECONDS = "7200";

    private final Set<String> trusted;
    private final RouteTable routes;

    CorsHandler(CorsConfig config, RouteTable routes) {
        trusted = config.checkedOrigins();
        this.routes = routes;
    }

    void install(@Observes Filters filters) {
        filters.register(this::answer, PRIORITY);
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isOfTheApi(request.path())) {
            context.next();
        } else if (isPreflight(request)) {
            answerPreflight(request, context.response());
        } else {
            admit(request, context.response());
            context.next();
        }
    }

    /** Not what is for operators, such as metrics. */
    private static boolean isOfTheApi(String path) {
        return path != null && (path.startsWith("/v1/") || path.startsWith("/openapi."));
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().name().equals("OPTIONS")
                && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }

    private void admit(HttpServerRequest request, HttpServerResponse response) {
        String method = request.method().name();
        String origin = request.getHeader("Origin");
        if (READS.contains(method) || (origin != null && routes.isForAll(method, request.path()))) {
            READABLE_BY_ALL.forEach(response::putHeader);
        } else if (origin != null) {
            response.putHeader("Vary", "Origin");
            if (trusted.contains(origin)) {
                response.putHeader(ALLOWED_ORIGIN, origin).putHeader(EXPOSED, ANSWER_HEADERS);
            }
        }
    }

    /** Whoever gets no leave gets an answer without it, and the browser sends nothing. */
    private void answerPreflight(HttpServerRequest request, HttpServerResponse response) {
        String origin = request.getHeader("Origin");
        String method = request.getHeader("Access-Control-Request-Method");
        MultiMap headers = response.headers();
        headers.set("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        if (trusted.contains(origin)) {
            headers.set(ALLOWED_ORIGIN, origin)
                    .set("Access-Control-Allow-Methods", METHODS)
                    .set("Access-Control-Allow-Headers", REQUEST_HEADERS_WITH_KEY)
                    .set("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        } else if (READS.contains(method) || routes.isForAll(method, request.path())) {
            headers.set(ALLOWED_ORIGIN, "*")
                    .set("Access-Control-Allow-Methods", READS.contains(method) ? "GET, HEAD" : method)
                    .set("Access-Control-Allow-Headers", String.join(", ", REQUEST_HEADERS))
                    .set("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        }
        response.setStatusCode(204).end();
    }
}
