package org.broadsheet.articles.markdown;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.http.routing.MediaTypes;

/**
 * Reroutes {@code /v1/articles/story.md} to the article {@code story} with the media type Markdown.
 * {@code curl -T story.md …/v1/articles/} requests that path, and sends no {@code Content-Type}.
 */
@Singleton
class MarkdownUrlRewriter {
    /** Higher than the filter that collects bodies, which depends on their media type. */
    private static final int PRIORITY = 900;

    private static final Pattern MARKDOWN_URI = Pattern.compile("(/v1/articles/[^/?#]+)\\.md(\\?.*)?");

    void install(@Observes Filters filters) {
        filters.register(MarkdownUrlRewriter::rewrite, PRIORITY);
    }

    private static void rewrite(RoutingContext context) {
        HttpServerRequest request = context.request();
        Matcher uri = MARKDOWN_URI.matcher(request.uri());
        if (!uri.matches()) {
            context.next();
            return;
        }
        String type = request.getHeader("Content-Type");
        switch (request.method().name()) {
            case "GET", "HEAD" -> request.headers().set("Accept", MediaTypes.MARKDOWN);
            case "PUT" -> request.headers().set("Content-Type", type == null ? MediaTypes.MARKDOWN : type);
            default -> {}
        }
        context.reroute(uri.group(1) + (uri.group(2) == null ? "" : uri.group(2)));
    }
}
