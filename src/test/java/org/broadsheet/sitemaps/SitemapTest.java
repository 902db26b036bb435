package org.broadsheet.sitemaps;

import static org.broadsheet.TestArticles.newDraft;
import static org.broadsheet.TestArticles.patch;
import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.LinkAttributes;
import crawlercommons.sitemaps.extension.NewsAttributes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.StatementCounter;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.broadsheet.http.caching.ResponseCache;
import org.junit.jupiter.api.Test;

/** Reads sitemaps with the parser of a web crawler. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SitemapTest {
    private static final String SITE = "http://localhost:8080";

    @Inject
    ResponseCache cache;

    private static AbstractSiteMap read(String address) throws Exception {
        SiteMapParser parser = new SiteMapParser(true);
        parser.setStrictNamespace(true);
        parser.enableExtensions();
        byte[] bytes = anonymous().get(address).then().statusCode(200).extract().asByteArray();
        return parser.parseSiteMap(
                "application/xml", bytes, URI.create(SITE + address).toURL());
    }

    private static Optional<SiteMapURL> entry(String address, String slug) throws Exception {
        return ((SiteMap) read(address))
                .getSiteMapUrls().stream()
                        .filter(url -> url.getUrl().toString().equals(SITE + "/articles/" + slug))
                        .findFirst();
    }

    private static Set<String> index() throws Exception {
        return ((SiteMapIndex) read("/sitemap.xml"))
                .getSitemaps().stream()
                        .map(map -> map.getUrl().toString().substring(SITE.length()))
                        .collect(Collectors.toSet());
    }

    @Test
    void eachMonthHasASitemapOfItsArticles() throws Exception {
        String category = newCategory();
        String first = publish(category, "publishedAt", "1999-03-01T00:00:00Z");
        String last = publish(category, "publishedAt", "1999-03-31T23:59:59Z");
        String next = publish(category, "publishedAt", "1999-04-01T00:00:00Z");
        assertTrue(index().containsAll(Set.of("/sitemap.xml?month=1999-03", "/sitemap.xml?month=1999-04")));
        for (String slug : List.of(first, last)) {
            SiteMapURL entry = entry("/sitemap.xml?month=1999-03", slug).orElseThrow();
            assertTrue(entry.isValid());
            assertEquals(
                    Instant.parse(anonymous().get("/v1/articles/" + slug).path("updatedAt"))
                            .truncatedTo(ChronoUnit.SECONDS),
                    entry.getLastModified().toInstant());
        }
        assertTrue(entry("/sitemap.xml?month=1999-03", next).isEmpty());
        assertTrue(entry("/sitemap.xml?month=1999-04", next).isPresent());
    }

    @Test
    void changesAppearInTheNextResponse() throws Exception {
        String month = "/sitemap.xml?month=1998-07";
        String slug = publish(newCategory(), "publishedAt", "1998-07-01T00:00:00Z");
        assertTrue(entry(month, slug).isPresent());
        String renamed = unique("renamed");
        patch(slug, "slug", renamed).statusCode(200);
        assertTrue(entry(month, slug).isEmpty());
        assertTrue(entry(month, renamed).isPresent());
        patch(renamed, "seo", Map.of("noIndex", true)).statusCode(200);
        anonymous().get(month).then().statusCode(404);
        patch(renamed, "seo", null, "canonicalUrl", "https://elsewhere.example/a")
                .statusCode(200);
        anonymous().get(month).then().statusCode(404);
        patch(renamed, "canonicalUrl", null).statusCode(200);
        assertTrue(entry(month, renamed).isPresent());
        patch(renamed, "status", "draft").statusCode(200);
        assertFalse(index().contains(month));
    }

    @Test
    void translationsLinkToEachOther() throws Exception {
        String category = newCategory();
        String at = "1997-05-05T00:00:00Z";
        String english = publish(category, "publishedAt", at);
        String german = publish(category, "publishedAt", at, "language", "de", "translationOf", english);
        newDraft(category, "language", "fr", "translationOf", english);
        for (String slug : List.of(english, german)) {
            SiteMapURL entry = entry("/sitemap.xml?month=1997-05", slug).orElseThrow();
            assertEquals(
                    Map.of("en", SITE + "/articles/" + english, "de", SITE + "/articles/" + german),
                    Arrays.stream(entry.getAttributesForExtension(Extension.LINKS))
                            .map(LinkAttributes.class::cast)
                            .collect(Collectors.toMap(link -> link.getParams().get("hreflang"), link -> link.getHref()
                                    .toString())));
        }
    }

    @Test
    void largeMonthIsSplitIntoSeveralSitemaps() throws Exception {
        String original = publish(newCategory(), "publishedAt", "1996-02-01T00:00:00Z");
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            TestDatabase.suspendIndexing(statement);
            try {
                statement.execute("""
                        INSERT INTO article (id, public_id, slug, language, title, title_sort_key, excerpt, body_format,
                            body_source, body_html, body_text, word_count, reading_minutes, category_id,
                            translation_group, status, published_at, listed_at, created_at, updated_at, version)
                        SELECT 5000000 + n, gen_random_uuid(), 'map-' || n, language, title, title_sort_key, excerpt,
                            body_format, body_source, body_html, body_text, word_count, reading_minutes, category_id,
                            gen_random_uuid(), status, published_at, listed_at + n * interval '1 second', created_at,
                            updated_at, 0
                        FROM article, generate_series(1, 10000) n WHERE slug = '""" + original + "'");
                cache.invalidateAll();
                assertTrue(
                        index().containsAll(Set.of("/sitemap.xml?month=1996-02", "/sitemap.xml?month=1996-02&page=2")));
                assertEquals(
                        10_000,
                        ((SiteMap) read("/sitemap.xml?month=1996-02"))
                                .getSiteMapUrls()
                                .size());
                assertEquals(
                        List.of(SITE + "/articles/map-10000"),
                        ((SiteMap) read("/sitemap.xml?month=1996-02&page=2"))
                                .getSiteMapUrls().stream()
                                        .map(url -> url.getUrl().toString())
                                        .toList());
            } finally {
                statement.execute("DELETE FROM article WHERE slug LIKE 'map-%'");
                cache.invalidateAll();
            }
        }
    }

    @Test
    void newsSitemapHoldsTwoDays() throws Exception {
        String category = newCategory();
        String title = "Fish & <b>chips</b> \u0001]]>";
        String slug = publish(category, "title", title, "language", "zh-Hant");
        String old = publish(
                category,
                "publishedAt",
                Instant.now().minus(49, ChronoUnit.HOURS).toString());
        SiteMapURL entry = entry("/sitemap-news.xml", slug).orElseThrow();
        NewsAttributes news = (NewsAttributes) entry.getAttributesForExtension(Extension.NEWS)[0];
        assertTrue(news.isValid());
        assertEquals("Fish & <b>chips</b> ]]>", news.getTitle());
        assertEquals("zh-tw", news.getLanguage());
        assertEquals(anonymous().get("/v1/site").path("name"), news.getName());
        assertTrue(entry("/sitemap-news.xml", old).isEmpty());
    }

    @Test
    void robotsTxtAllowsAllAndNamesTheSitemaps() {
        byte[] rules =
                anonymous().get("/robots.txt").then().statusCode(200).extract().asByteArray();
        SimpleRobotRules parsed = new SimpleRobotRulesParser()
                .parseContent(SITE + "/robots.txt", rules, "text/plain", List.of("googlebot"));
        assertTrue(parsed.isAllowed(SITE + "/articles/any"));
        assertEquals(List.of(SITE + "/sitemap.xml", SITE + "/sitemap-news.xml"), parsed.getSitemaps());
    }

    @Test
    void sitemapsSupportConditionalRequestsAndNeedAtMostTwoStatements() throws SQLException {
        publish(newCategory(), "publishedAt", "1995-01-01T00:00:00Z");
        String tag = anonymous().get("/sitemap.xml?month=1995-01").header("ETag");
        anonymous()
                .header("If-None-Match", tag)
                .header("Accept", "text/xml, */*;q=0.1")
                .get("/sitemap.xml?month=1995-01")
                .then()
                .statusCode(304)
                .header("Surrogate-Key", containsString("articles"));
        for (String address : List.of("/sitemap.xml", "/sitemap.xml?month=1995-01", "/sitemap-news.xml")) {
            assertTrue(StatementCounter.minCountDuring(
                            () -> anonymous().get(address).then().statusCode(200))
                    <= 2);
        }
    }

    @Test
    void invalidSitemapParametersAreRejected() {
        for (String query :
                List.of("month=1995-13", "month=95-1", "page=2", "page=0&month=1995-01", "months=1995-01")) {
            anonymous()
                    .filter(Contract.lenientRequest())
                    .get("/sitemap.xml?" + query)
                    .then()
                    .statusCode(400);
        }
        anonymous().get("/sitemap.xml?month=1901-01").then().statusCode(404);
    }
}
