package org.broadsheet.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.http.responses.StaticContent;
import org.broadsheet.site.SiteUrls;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves the reader, a news front end of static files. Every page address gets the same HTML, whose script loads the content
 * from the public API. It is a Vert.x handler and no JAX-RS resource, because it is not part of the API contract.
 */
@Singleton
public class ReaderPages {
    private static final String FOLDER = "/reader/";

    private static final Pattern FILE = Pattern.compile(FOLDER + "(?:[a-z]+/)?[a-z]+\\.(css|js|svg)");

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    /** Paths of the server itself, which are never pages of the site. */
    private static final Pattern RESERVED = Pattern.compile("/(v1|q|docs|reader)(/.*)?");

    /** Browsers revalidate each file, because files of different releases do not work together. */
    private static final String CACHE_CONTROL = "no-cache";

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final boolean enabled;
    private final SiteUrls urls;
    private final StaticContent page = load(FOLDER + "index.html", "text/html");
    private final ConcurrentMap<String, StaticContent> files = new ConcurrentHashMap<>();

    ReaderPages(
            @ConfigProperty(name = "broadsheet.reader.enabled", defaultValue = "true") boolean enabled, SiteUrls urls) {
        this.enabled = enabled;
        this.urls = urls;
    }

    private static StaticContent load(String path, String type) {
        byte[] bytes = StaticContent.readResource(path);
        return StaticContent.of(bytes, type + ";charset=" + UTF_8.name(), CACHE_CONTROL, CONTENT_SECURITY_POLICY);
    }

    /** Loads a file on its first request. Returns null if there is none with that path. */
    private StaticContent file(String path) {
        if (!path.startsWith(FOLDER)) {
            return null;
        }
        Matcher file = FILE.matcher(path);
        return file.matches()
                ? files.computeIfAbsent(path, each -> isPackaged(each) ? load(each, TYPES.get(file.group(1))) : null)
                : null;
    }

    private static boolean isPackaged(String path) {
        return ReaderPages.class.getResource(path) != null;
    }

    void install(@Observes Router router) {
        if (enabled) {
            router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::serve);
        }
    }

    private void serve(RoutingContext context) {
        String path = context.request().path();
        StaticContent file = file(path);
        if (file != null) {
            file.send(context);
        } else if (isPage(path) && acceptsHtml(context.request())) {
            page.send(context);
        } else {
            context.next();
        }
    }

    private boolean isPage(String path) {
        return path.equals("/")
                || path.equals("/search")
                || (!RESERVED.matcher(path).matches() && !urls.pagesAt(path).isEmpty());
    }

    private static boolean acceptsHtml(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null || accept.contains("text/html") || accept.contains("*/*");
    }
}
