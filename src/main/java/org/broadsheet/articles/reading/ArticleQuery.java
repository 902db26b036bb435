package org.broadsheet.articles.reading;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.PreferredLanguages;
import org.broadsheet.media.MediaSummary;
import org.broadsheet.site.SiteUrls;

/** Reads whole articles, each call in one statement. */
@Singleton
public class ArticleQuery {
    /**
     * Holds no bind parameter, so that PostgreSQL switches to a generic plan; planning each execution would cost more
     * than reading the article.
     */
    private static final String COLUMNS = """
            SELECT article.*, category.slug AS category_slug, source.slug AS source_slug, source.name AS source_name, source.url AS source_url,
                   coalesce(
                       translated_text(source.texts, article.language, 'disclaimer'), source.disclaimer,
                       (SELECT coalesce(translated_text(site.texts, article.language, 'disclaimer'), site.disclaimer)
                        FROM site)) AS source_disclaimer,
            """ + MediaSummary.COLUMN + "," + CardRows.CATEGORY_NAME + ","
            + CardRows.TAGS + "," + CardRows.AUTHORS + """
            ,
                   (SELECT json_agg(json_build_object(
                                'slug', more.slug,
                                'name', coalesce(translated_text(more.texts, article.language, 'name'), more.name))
                            ORDER BY filed.position)
                    FROM article_category filed JOIN category more ON more.id = filed.category_id
                    WHERE filed.article_id = article.id) AS categories,
                   (SELECT json_agg(json_build_object('language', other.language, 'slug', other.slug, 'title', other.title,
                                                      'category', section.slug) ORDER BY other.language, other.id)
                    FROM article other JOIN category section ON section.id = other.category_id
                    WHERE other.translation_group = article.translation_group AND other.id <> article.id
            """;

    private static final String FROM = """
            FROM article
            JOIN category ON category.id = article.category_id
            LEFT JOIN source ON source.id = article.source_id""";

    private static final String PUBLIC_COLUMNS = COLUMNS + " AND other.status = 'published') AS translations";
    private static final String PUBLIC_SELECT = PUBLIC_COLUMNS + " " + FROM;
    private static final String EDITORIAL_SELECT = COLUMNS + """
            ) AS translations,
                   (SELECT array_agg(old.url ORDER BY old.position)
                    FROM article_alias old WHERE old.article_id = article.id) AS aliases,
            """ + ArticleSnapshotQuery.LINK_COLUMNS + FROM;

    private final Database database;
    private final CardRows cards;
    private final SiteUrls site;

    ArticleQuery(Database database, CardRows cards, SiteUrls site) {
        this.database = database;
        this.cards = cards;
        this.site = site;
    }

    /**
     * @param languages preferred languages, of which a translation may be returned instead; null for the article itself
     * @param editorial whether to find unpublished articles too, and to fill {@link ArticleView#editorial()}
     */
    public Optional<ArticleView> find(SlugOrId article, PreferredLanguages languages, boolean editorial) {
        return database.first(
                Sql.of(editorial ? EDITORIAL_SELECT : PUBLIC_SELECT)
                        .then(
                                languages == null
                                        ? article.whereClause()
                                        : article.whereTranslation(languages, editorial))
                        .thenIf(!editorial, "AND article.status = 'published'"),
                row -> view(row, editorial));
    }

    /** Finds those of these articles that are published, in the order of {@code ids}. */
    public List<ArticleView> findPublished(List<Long> ids) {
        Map<Long, ArticleView> found = database.map(
                Sql.of(PUBLIC_SELECT).then("WHERE article.id = ANY (?) AND article.status = 'published'", ids),
                row -> row.number("id"),
                row -> view(row, false));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * A published article to be prerendered.
     *
     * @param changes the number of changes of the article when it was read
     * @param generation the cache generation when it was read
     */
    public record PrerenderSource(long id, ArticleView view, ArticleCard card, int changes, long generation) {}

    /** Reads those of these articles that are published, all from one snapshot of the database. */
    public List<PrerenderSource> prerenderSources(List<UUID> publicIds) {
        return database.list(
                Sql.of(PUBLIC_COLUMNS + ", ready.changes, (SELECT generation FROM cache_generation) AS generation")
                        .then(FROM)
                        .then("JOIN prerendered_article ready ON ready.article_id = article.id")
                        .then("WHERE article.public_id = ANY (?::uuid[]) AND article.status = 'published'", publicIds),
                row -> new PrerenderSource(
                        row.number("id"),
                        view(row, false),
                        cards.card(row),
                        row.integer("changes"),
                        row.number("generation")));
    }

    /** Finds an article of any status with the fields of a published article. */
    public Optional<ArticleView> preview(UUID id) {
        return database.first(Sql.of(PUBLIC_SELECT).then("WHERE article.public_id = ?", id), row -> view(row, false));
    }

    /** @throws java.util.NoSuchElementException when there is no such article */
    public ArticleView editorialView(long id) {
        return database.one(Sql.of(EDITORIAL_SELECT).then("WHERE article.id = ?", id), row -> view(row, true));
    }

    /** The present slug of an article, and its surrogate key. */
    public record CurrentSlug(String slug, String surrogateKey) {}

    /** Finds the present slug of the article that once had this one. */
    public Optional<CurrentSlug> findCurrentSlug(String slug, boolean editorial) {
        return database.first(
                Sql.of("""
                        SELECT article.slug, article.public_id FROM article_former_slug
                        JOIN article ON article.id = article_former_slug.article_id
                        WHERE article_former_slug.slug = ? AND (? OR article.status = 'published')""", slug, editorial),
                row -> new CurrentSlug(row.text("slug"), "article-" + row.uuid("public_id")));
    }

    private ArticleView view(Row row, boolean editorial) throws SQLException {
        return ArticleView.of(row, cards, site, editorial);
    }
}
