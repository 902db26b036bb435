package org.broadsheet.sitemaps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.site.Site;
import org.broadsheet.site.SiteUrls;

/** Reads the pages of sitemaps. Omits articles with {@code noIndex} and those with a canonical URL elsewhere. */
@Singleton
class SitemapQueries {
    /** Pages per sitemap. The protocol allows 50,000. */
    static final int MAX_PAGES = 10_000;

    /** The limit of Google for news sitemaps. */
    private static final int MAX_NEWS = 1000;

    private static final String PAGES = """
            SELECT article.slug, article.language, article.title, article.published_at, article.updated_at,
                   category.slug AS category, article.canonical_url,
                   (SELECT json_agg(json_build_object('slug', other.slug, 'category', place.slug,
                                                      'language', other.language) ORDER BY other.language)
                            FILTER (WHERE other.status = 'published')
                    FROM article other JOIN category place ON place.id = other.category_id
                    WHERE other.translation_group = article.translation_group) AS versions
            FROM article JOIN category ON category.id = article.category_id
            WHERE article.status = 'published' AND (article.seo ->> 'noIndex') IS DISTINCT FROM 'true'""";

    private final Database database;
    private final ObjectMapper json;
    private final SiteUrls siteUrls;

    SitemapQueries(Database database, ObjectMapper json, SiteUrls siteUrls) {
        this.database = database;
        this.json = json;
        this.siteUrls = siteUrls;
    }

    /** @param updatedAt the latest change of an article of the month */
    record SitemapPart(String month, int page, Instant updatedAt) {}

    /** @param translations all published languages of the article, including its own */
    record PageEntry(
            String url,
            String title,
            String language,
            Instant publishedAt,
            Instant updatedAt,
            List<Translation> translations) {}

    /** The URL of an article in one language. */
    record Translation(String url, String language) {}

    private record ArticleAddress(String slug, String category, String language) {}

    List<SitemapPart> parts() {
        return database.list(
                Sql.of("""
                        SELECT to_char(month, 'YYYY-MM') AS month, page, changed
                        FROM (SELECT date_trunc('month', listed_at, 'UTC') AS month, count(*) AS pages,
                                     max(updated_at) AS changed
                              FROM article WHERE status = 'published' GROUP BY 1) months
                        CROSS JOIN LATERAL generate_series(1, 1 + (pages - 1) / ?) page
                        ORDER BY months.month DESC, page DESC""", MAX_PAGES),
                row -> new SitemapPart(row.text("month"), row.integer("page"), row.time("changed")));
    }

    List<PageEntry> pages(SitemapMonth month, int page) {
        return list(Sql.of(PAGES)
                .then("AND article.listed_at >= ? AND article.listed_at < ?", month.start(), month.end())
                .then("ORDER BY article.listed_at, article.id")
                .then("LIMIT ? OFFSET ?", MAX_PAGES, (page - 1) * MAX_PAGES));
    }

    List<PageEntry> news() {
        return list(Sql.of(PAGES)
                .then("AND article.listed_at > now() - interval '2 days'")
                .then("ORDER BY article.listed_at DESC, article.id DESC LIMIT ?", MAX_NEWS));
    }

    /** Returns the name of the site. */
    String publication() {
        return Site.get().name;
    }

    private List<PageEntry> list(Sql sql) {
        return database.list(sql, this::entry).stream()
                .filter(entry -> entry.url() != null)
                .toList();
    }

    private PageEntry entry(Row row) throws SQLException {
        String url = url(new ArticleAddress(row.text("slug"), row.text("category"), row.text("language")));
        String canonical = row.text("canonical_url");
        return new PageEntry(
                canonical == null || canonical.equals(url) ? url : null,
                row.text("title"),
                row.text("language"),
                row.time("published_at"),
                row.time("updated_at"),
                Arrays.stream(parseAddresses(row.text("versions")))
                        .map(place -> new Translation(url(place), place.language()))
                        .toList());
    }

    private String url(ArticleAddress place) {
        return siteUrls.absolute(siteUrls.article(place.slug(), place.category(), place.language()));
    }

    private ArticleAddress[] parseAddresses(String versions) {
        try {
            return json.readValue(versions, ArticleAddress[].class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
