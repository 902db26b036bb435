package org.broadsheet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.broadsheet.site.SiteUrls.SitePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteUrlsTest {
    private record TestConfig(Optional<String> url, String articlePath) implements SiteConfig {
        @Override
        public String categoryPath() {
            return "/{slug}";
        }

        @Override
        public String tagPath() {
            return "/topics/{slug}.html";
        }

        @Override
        public String authorPath() {
            return "/authors/{slug}";
        }
    }

    private static SiteUrls site(String url, String articlePath) {
        return site(url, articlePath, null);
    }

    private static SiteUrls site(String url, String articlePath, String apiUrl) {
        return new SiteUrls(new TestConfig(Optional.ofNullable(url), articlePath), Optional.ofNullable(apiUrl), 8080);
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/, https://news.example/en/world/port-reopens",
        "http://news.example:8000/paper, http://news.example:8000/paper/en/world/port-reopens",
        ", /en/world/port-reopens",
    })
    void articleUrlFollowsTheConfiguredPath(String url, String expected) {
        SiteUrls site = site(url, "/{language}/{category}/{slug}");
        assertEquals(expected, site.article("port-reopens", "world", "en"));
        assertTrue(site.article("x", "y", "en").startsWith(site.home()));
    }

    @Test
    void absoluteUrlsIncludeTheHost() {
        assertEquals(
                "https://news.example/a.jpg",
                site("https://news.example/paper", "/{slug}").absolute("/a.jpg"));
        assertEquals(
                "http://localhost:8080/topics/flood.html", site(null, "/{slug}").absolute("/topics/flood.html"));
        assertEquals("https://cdn.example/a.jpg", site(null, "/{slug}").absolute("https://cdn.example/a.jpg"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example, https://api.example/, /v1/media/a/1.jpg, https://api.example/v1/media/a/1.jpg",
        ", https://api.example, /v1/media/a/1.jpg, https://api.example/v1/media/a/1.jpg",
        ", , /v1/media/a/1.jpg, http://localhost:8080/v1/media/a/1.jpg",
        "https://news.example, , /v1/media/a/1.jpg,",
        "https://news.example, , /logo.png, https://news.example/logo.png",
        "https://news.example, , https://cdn.example/v1/media/1.jpg, https://cdn.example/v1/media/1.jpg",
        "https://news.example, , ,",
    })
    void fileOfThisServerIsWhereClientsFindTheServerAndNotOnTheSite(
            String siteUrl, String apiUrl, String image, String expected) {
        assertEquals(
                Optional.ofNullable(expected), site(siteUrl, "/{slug}", apiUrl).absoluteImage(image));
    }

    @Test
    void pathResolvesToEveryPossiblePage() {
        SiteUrls site = site("https://news.example", "/{category}/{slug}");
        assertEquals(
                List.of(new SitePage(PageKind.article, "port"), new SitePage(PageKind.author, "port")),
                site.pagesAt("/authors/port"));
        assertEquals(List.of(new SitePage(PageKind.category, "world")), site.pagesAt("/world"));
        assertEquals(
                new SitePage(PageKind.tag, "flood"),
                site.pagesAt("/topics/flood.html").get(1));
        assertEquals(1, site.pagesAt("/topics/flood-html").size());
        assertEquals(List.of(), site.pagesAt("/a/b/c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"news.example", "ftp://news.example", "https://", "https://u:p@news.example", "https://a/?b", "/"
            })
    void invalidSiteUrlPreventsTheStart(String url) {
        String message = assertThrows(ConfigurationException.class, () -> site(url, "/{slug}"))
                .getMessage();
        assertTrue(message.startsWith("BROADSHEET_SITE_URL must be") && message.endsWith(url), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles",
                "{slug}",
                "/{slug}/{slug}",
                "/{year}/{slug}",
                "/a b/{slug}",
                "/{slug}/",
                "//{slug}",
                "/?{slug}"
            })
    void invalidPathPreventsTheStart(String path) {
        String message = assertThrows(ConfigurationException.class, () -> site(null, path))
                .getMessage();
        assertTrue(message.startsWith("BROADSHEET_SITE_ARTICLE_PATH must be") && message.endsWith(path), message);
    }
}
