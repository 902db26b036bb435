package org.broadsheet.http.responses;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.http.paging.Page;

/** The {@code Link} header with {@code rel="next"}: the request's path and query with the cursor of the next page. */
final class NextPageLink {
    private static final Pattern CURSOR_PARAMETER = Pattern.compile("(^|&)cursor=[^&]*");

    private NextPageLink() {}

    /** Returns empty on the last page. */
    static Optional<String> uri(RoutingContext context, Page.Position position) {
        return Optional.ofNullable(position.next()).map(cursor -> uriWithCursor(context.request(), cursor));
    }

    static Map<String, String> header(RoutingContext context, Page.Position position) {
        return uri(context, position)
                .map(next -> Map.of("Link", "<" + next + ">; rel=\"next\""))
                .orElse(Map.of());
    }

    private static String uriWithCursor(HttpServerRequest request, String cursor) {
        String query = request.query() == null ? "" : request.query();
        String withoutCursor = CURSOR_PARAMETER.matcher(query).replaceAll("");
        String others = withoutCursor.startsWith("&") ? withoutCursor.substring(1) : withoutCursor;
        return request.path() + "?" + (others.isEmpty() ? "" : others + "&") + "cursor=" + cursor;
    }
}
