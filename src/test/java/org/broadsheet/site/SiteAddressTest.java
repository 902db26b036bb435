package org.broadsheet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.broadsheet.site.SiteUrls.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteAddressTest {
    private record Configured(Optional<String> url, String articlePath) implements SiteConfig {
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
        return new SiteUrls(new Configured(Optional.ofNullable(url), articlePath), 8080);
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/, https://news.example/en/world/port-reopens",
        "http://news.example:8000/paper, http://news.example:8000/paper/en/world/port-reopens",
        ", /en/world/port-reopens",
    })
    void anArticleIsWhereTheOperatorSaid(String url, String expected) {
        SiteUrls site = site(url, "/{language}/{category}/{slug}");
        assertEquals(expected, site.article("port-reopens", "world", "en"));
        assertTrue(site.article("x", "y", "en").startsWith(site.home()));
    }

    @Test
    void whatIsReadElsewhereGetsWholeAddresses() {
        assertEquals(
                "https://news.example/a.jpg",
                site("https://news.example/paper", "/{slug}").absolute("/a.jpg"));
        assertEquals(
                "http://localhost:8080/topics/flood.html", site(null, "/{slug}").absolute("/topics/flood.html"));
        assertEquals("https://cdn.example/a.jpg", site(null, "/{slug}").absolute("https://cdn.example/a.jpg"));
    }

    @Test
    void aPathLeadsBackToAllThatItMayMean() {
        SiteUrls site = site("https://news.example", "/{category}/{slug}");
        assertEquals(
                List.of(new Page(PageKind.article, "port"), new Page(PageKind.author, "port")),
                site.at("/authors/port"));
        assertEquals(List.of(new Page(PageKind.category, "world")), site.at("/world"));
        assertEquals(
                new Page(PageKind.tag, "flood"), site.at("/topics/flood.html").get(1));
        assertEquals(1, site.at("/topics/flood-html").size());
        assertEquals(List.of(), site.at("/a/b/c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"news.example", "ftp://news.example", "https://", "https://u:p@news.example", "https://a/?b", "/"
            })
    void whatIsNoAddressStopsTheStart(String url) {
        String said = assertThrows(ConfigurationException.class, () -> site(url, "/{slug}"))
                .getMessage();
        assertTrue(said.startsWith("BROADSHEET_SITE_URL must be") && said.endsWith(url), said);
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
    void whatIsNoPathStopsTheStart(String path) {
        String said = assertThrows(ConfigurationException.class, () -> site(null, path))
                .getMessage();
        assertTrue(said.startsWith("BROADSHEET_SITE_ARTICLE_PATH must be") && said.endsWith(path), said);
    }
}
