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
 * Takes {@code /v1/articles/story.md} for what it says: the article {@code story}, as a Markdown file. That is the
 * address that {@code curl -T story.md …/v1/articles/} makes, and it sends no type.
 */
@Singleton
class MarkdownUrlRewriter {
    /** Before bodies are taken in, as their types decide about that. */
    private static final int PRIORITY = 900;

    private static final Pattern MARKDOWN_URI = Pattern.compile("(/v1/articles/[^/?#]+)\\.md(\\?.*)?");

    void install(@Observes Filters filters) {
        filters.register(MarkdownUrlRewriter::rewrite, PRIORITY);
    }

    private static void rewrite(RoutingContext context) {
        HttpServerRequest request = context.request();
        Matcher file = MARKDOWN_URI.matcher(request.uri());
        if (!file.matches()) {
            context.next();
            return;
        }
        String type = request.getHeader("Content-Type");
        switch (request.method().name()) {
            case "GET", "HEAD" -> request.headers().set("Accept", MediaTypes.MARKDOWN);
            case "PUT" -> request.headers().set("Content-Type", type == null ? MediaTypes.MARKDOWN : type);
            default -> {}
        }
        context.reroute(file.group(1) + (file.group(2) == null ? "" : file.group(2)));
    }
}
