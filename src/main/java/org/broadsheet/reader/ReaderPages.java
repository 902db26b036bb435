package org.broadsheet.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.broadsheet.http.responses.StaticContent;
import org.broadsheet.site.SiteUrls;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A news front end of plain files, as a demonstration: each of its pages is the same HTML, whose script asks the public
 * API for what the address says. No part of the contract, so it is no resource.
 */
@Singleton
public class ReaderPages {
    private static final String FILES = "/reader/";

    private static final List<String> SCRIPTS =
            List.of(("addresses api cards dom edition frame head image main masthead router suggest theme "
                            + "times words pages/article pages/empty pages/front pages/list pages/missing pages/search pages/share")
                    .split(" "));

    private static final List<String> STYLES = List.of("article", "cards", "page");

    /** Addresses that pages of the site cannot have, whatever the operator says. */
    private static final Pattern NO_PAGE = Pattern.compile("/(v1|q|docs|reader)(/.*)?");

    /** Asked for anew each time, and then mostly not sent: files of two releases do not fit together. */
    private static final String CACHE_CONTROL = "no-cache";

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final boolean enabled;
    private final SiteUrls site;
    private final StaticContent page = file("index.html", "text/html");
    private final Map<String, StaticContent> files = new HashMap<>();

    ReaderPages(
            @ConfigProperty(name = "broadsheet.reader.enabled", defaultValue = "true") boolean enabled, SiteUrls site) {
        this.enabled = enabled;
        this.site = site;
        SCRIPTS.forEach(script -> files.put(FILES + script + ".js", file(script + ".js", "text/javascript")));
        STYLES.forEach(style -> files.put(FILES + style + ".css", file(style + ".css", "text/css")));
        files.put(FILES + "icon.svg", file("icon.svg", "image/svg+xml"));
    }

    private static StaticContent file(String name, String type) {
        byte[] bytes = StaticContent.readResource(FILES + name);
        return StaticContent.of(bytes, type + ";charset=" + UTF_8.name(), CACHE_CONTROL, CONTENT_SECURITY_POLICY);
    }

    void install(@Observes Router router) {
        if (enabled) {
            router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::serve);
        }
    }

    private void serve(RoutingContext context) {
        String path = context.request().path();
        StaticContent file = files.get(path);
        if (file != null) {
            file.send(context);
        } else if (isPage(path) && takesHtml(context.request())) {
            page.send(context);
        } else {
            context.next();
        }
    }

    private boolean isPage(String path) {
        return path.equals("/")
                || path.equals("/search")
                || (!NO_PAGE.matcher(path).matches() && !site.at(path).isEmpty());
    }

    private static boolean takesHtml(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null || accept.contains("text/html") || accept.contains("*/*");
    }
}
