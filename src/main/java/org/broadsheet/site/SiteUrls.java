package org.broadsheet.site;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the public site shows things: below BROADSHEET_SITE_URL, or relative to wherever the front end lives. How it is
 * set: {@code src/docs/pages.md}.
 */
@Singleton
@Startup(SiteUrls.BEFORE_SCHEDULERS)
public class SiteUrls {
    /** So that a wrong setting is all that the log tells of. */
    static final int BEFORE_SCHEDULERS = -1;

    private final String base;
    private final String fallback;
    private final Map<PageKind, PagePath> paths = new EnumMap<>(PageKind.class);

    SiteUrls(SiteConfig config, @ConfigProperty(name = "quarkus.http.port") int port) {
        base = config.url().map(SiteUrls::validated).orElse("");
        fallback = "http://localhost:" + port;
        paths.put(
                PageKind.article,
                PagePath.of(
                        config.articlePath(),
                        List.of(PagePath.CATEGORY, PagePath.LANGUAGE),
                        "BROADSHEET_SITE_ARTICLE_PATH"));
        paths.put(PageKind.category, PagePath.of(config.categoryPath(), List.of(), "BROADSHEET_SITE_CATEGORY_PATH"));
        paths.put(PageKind.tag, PagePath.of(config.tagPath(), List.of(), "BROADSHEET_SITE_TAG_PATH"));
        paths.put(PageKind.author, PagePath.of(config.authorPath(), List.of(), "BROADSHEET_SITE_AUTHOR_PATH"));
    }

    /** A page of the site by its kind and what stands for its slug. */
    public record SitePage(PageKind kind, String slug) {}

    private static String validated(String url) {
        try {
            URI uri = new URI(url.strip());
            boolean web = List.of("http", "https")
                    .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            if (web && plain && uri.getHost() != null) {
                return url.strip().replaceAll("/+$", "");
            }
        } catch (URISyntaxException malformed) {
            // said below, in words for the operator
        }
        throw new ConfigurationException("BROADSHEET_SITE_URL must be an http or https URL without a query, such as"
                + " https://news.example; it is " + url);
    }

    /** Whether the operator has said where the site is. */
    public boolean isConfigured() {
        return !base.isEmpty();
    }

    /** Where the site itself is. */
    public String home() {
        return base + "/";
    }

    /** @param category the slug of its main category */
    public String article(String slug, String category, String language) {
        return base
                + paths.get(PageKind.article)
                        .template()
                        .replace(PagePath.SLUG, slug)
                        .replace(PagePath.CATEGORY, category)
                        .replace(PagePath.LANGUAGE, language);
    }

    public String category(String slug) {
        return of(PageKind.category, slug);
    }

    /** @param kind any but an article, which needs more than a slug */
    public String of(PageKind kind, String slug) {
        return base + paths.get(kind).template().replace(PagePath.SLUG, slug);
    }

    /**
     * The same as a whole URL, for what is read away from the site, such as feeds. Where no BROADSHEET_SITE_URL is set,
     * the site is taken to be this server, as seen from its own machine.
     *
     * @param url as one of these methods gave it
     */
    public String absolute(String url) {
        return url.startsWith("/") ? (base.isEmpty() ? fallback : origin()) + url : url;
    }

    private String origin() {
        int path = base.indexOf('/', base.indexOf("://") + 3);
        return path < 0 ? base : base.substring(0, path);
    }

    /** The pages that may be meant by a path below {@link #home()}. */
    public List<SitePage> pagesAt(String path) {
        return Arrays.stream(PageKind.values())
                .flatMap(kind -> paths.get(kind).slugIn(path).map(slug -> new SitePage(kind, slug)).stream())
                .toList();
    }

    /** How the path of each kind of page is made up. */
    Map<PageKind, String> templates() {
        Map<PageKind, String> templates = new EnumMap<>(PageKind.class);
        paths.forEach((kind, path) -> templates.put(kind, path.template()));
        return templates;
    }
}
