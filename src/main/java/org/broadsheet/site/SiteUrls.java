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
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The URLs of pages on the public site: below BROADSHEET_SITE_URL, or relative if that is not set. Its settings are described
 * in {@code src/docs/pages.md}.
 */
@Singleton
@Startup(SiteUrls.BEFORE_SCHEDULERS)
public class SiteUrls {
    /** Validates the settings first, so that the log of a failed start shows that error only. */
    static final int BEFORE_SCHEDULERS = -1;

    private static final String FILES = "/v1/media/";

    private final String base;
    private final String fallback;
    private final Optional<String> apiBase;
    private final Map<PageKind, PagePath> paths = new EnumMap<>(PageKind.class);

    SiteUrls(
            SiteConfig config,
            @ConfigProperty(name = "broadsheet.api-url") Optional<String> apiUrl,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        base = config.url().map(SiteUrls::validated).orElse("");
        fallback = "http://localhost:" + port;
        apiBase = apiUrl.map(url -> url.replaceFirst("/$", ""))
                .or(() -> isConfigured() ? Optional.empty() : Optional.of(fallback));
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

    /** The kind and slug of a page. */
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
            // reported below
        }
        throw new ConfigurationException("BROADSHEET_SITE_URL must be an http or https URL without a query, such as"
                + " https://news.example; it is " + url);
    }

    /** Whether BROADSHEET_SITE_URL is set. */
    public boolean isConfigured() {
        return !base.isEmpty();
    }

    /** The URL of the front page. */
    public String home() {
        return base + "/";
    }

    /** @param category the slug of the main category */
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
     * Makes a URL absolute, for feeds and the like. Without BROADSHEET_SITE_URL it points to this server on localhost.
     *
     * @param url a URL from one of the other methods
     */
    public String absolute(String url) {
        return url.startsWith("/") ? (base.isEmpty() ? fallback : origin()) + url : url;
    }

    /**
     * Makes the URL of a picture absolute.
     *
     * @return empty for null, and for a file of this server if it is not known where clients find that: with
     *     BROADSHEET_SITE_URL but without BROADSHEET_API_URL
     */
    public Optional<String> absoluteImage(String url) {
        return url != null && url.startsWith(FILES)
                ? apiBase.map(api -> api + url)
                : Optional.ofNullable(url).map(this::absolute);
    }

    /** Whether {@link #absoluteImage} leaves out the files of this server. */
    public boolean hasUnknownImageUrls() {
        return apiBase.isEmpty();
    }

    private String origin() {
        int path = base.indexOf('/', base.indexOf("://") + 3);
        return path < 0 ? base : base.substring(0, path);
    }

    /** All pages that a path could mean. Paths of different kinds may overlap. */
    public List<SitePage> pagesAt(String path) {
        return Arrays.stream(PageKind.values())
                .flatMap(kind -> paths.get(kind).slugIn(path).map(slug -> new SitePage(kind, slug)).stream())
                .toList();
    }

    /** The path template of each kind of page. */
    Map<PageKind, String> templates() {
        Map<PageKind, String> templates = new EnumMap<>(PageKind.class);
        paths.forEach((kind, path) -> templates.put(kind, path.template()));
        return templates;
    }
}
