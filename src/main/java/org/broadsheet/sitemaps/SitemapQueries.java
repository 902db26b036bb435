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

/** What search engines are told of. Whatever they are asked to pass over, or to look for elsewhere, is left out. */
@Singleton
class SitemapQueries {
    /** The protocol allows five times as many; these are quickly sent. */
    static final int MOST_PAGES = 10_000;

    /** As many as Google takes of the news. */
    private static final int MOST_NEWS = 1000;

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
    private final SiteUrls address;

    SitemapQueries(Database database, ObjectMapper json, SiteUrls address) {
        this.database = database;
        this.json = json;
        this.address = address;
    }

    /** @param changed when an article in it last did */
    record Part(String month, int page, Instant changed) {}

    /** @param versions of the same story, its own among them */
    record PageEntry(
            String url, String title, String language, Instant published, Instant changed, List<Version> versions) {}

    /** The page in one language. */
    record Version(String url, String language) {}

    private record Place(String slug, String category, String language) {}

    List<Part> parts() {
        return database.list(
                Sql.of("""
                        SELECT to_char(month, 'YYYY-MM') AS month, page, changed
                        FROM (SELECT date_trunc('month', listed_at, 'UTC') AS month, count(*) AS pages,
                                     max(updated_at) AS changed
                              FROM article WHERE status = 'published' GROUP BY 1) months
                        CROSS JOIN LATERAL generate_series(1, 1 + (pages - 1) / ?) page
                        ORDER BY months.month DESC, page DESC""", MOST_PAGES), row -> new Part(row.text("month"), row.integer("page"), row.time("changed")));
    }

    List<PageEntry> in(SitemapMonth month, int page) {
        return list(Sql.of(PAGES)
                .then("AND article.listed_at >= ? AND article.listed_at < ?", month.start(), month.end())
                .then("ORDER BY article.listed_at, article.id")
                .then("LIMIT ? OFFSET ?", MOST_PAGES, (page - 1) * MOST_PAGES));
    }

    List<PageEntry> news() {
        return list(Sql.of(PAGES)
                .then("AND article.listed_at > now() - interval '2 days'")
                .then("ORDER BY article.listed_at DESC, article.id DESC LIMIT ?", MOST_NEWS));
    }

    /** What the publication calls itself. */
    String publication() {
        return Site.get().name;
    }

    private List<PageEntry> list(Sql sql) {
        return database.list(sql, this::entry).stream()
                .filter(entry -> entry.url() != null)
                .toList();
    }

    private PageEntry entry(Row row) throws SQLException {
        String url = url(new Place(row.text("slug"), row.text("category"), row.text("language")));
        String canonical = row.text("canonical_url");
        return new PageEntry(
                canonical == null || canonical.equals(url) ? url : null,
                row.text("title"),
                row.text("language"),
                row.time("published_at"),
                row.time("updated_at"),
                Arrays.stream(places(row.text("versions")))
                        .map(place -> new Version(url(place), place.language()))
                        .toList());
    }

    private String url(Place place) {
        return address.absolute(address.article(place.slug(), place.category(), place.language()));
    }

    private Place[] places(String versions) {
        try {
            return json.readValue(versions, Place[].class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
