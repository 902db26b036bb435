package org.broadsheet.articles.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.articles.ArticleCard;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.broadsheet.articles.ArticleCard.CategoryRef;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.articles.ArticleView;
import org.broadsheet.articles.ArticleView.Editorial;
import org.broadsheet.articles.ArticleView.SourceRef;
import org.broadsheet.articles.ArticleView.TagRef;
import org.broadsheet.articles.ArticleView.Translation;
import org.broadsheet.articles.BodyFormat;
import org.broadsheet.articles.Correction;
import org.broadsheet.articles.Seo;
import org.broadsheet.articles.SlugOrId;
import org.broadsheet.articles.rendering.Byline;
import org.broadsheet.articles.revisions.ArticleSnapshotQuery;
import org.broadsheet.database.Database;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.PreferredLanguages;
import org.broadsheet.http.values.TextDirection;
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

    /** Finds the present slug of the article that once had this one. */
    public Optional<String> findCurrentSlug(String slug, boolean editorial) {
        return database.first(Sql.of("""
                        SELECT article.slug FROM article_former_slug
                        JOIN article ON article.id = article_former_slug.article_id
                        WHERE article_former_slug.slug = ? AND (? OR article.status = 'published')""", slug, editorial), row -> row.text("slug"));
    }

    private ArticleView view(Row row, boolean editorial) throws SQLException {
        List<AuthorRef> authors = cards.readList(row.text("authors"), AuthorRef[].class);
        LanguageTag language = LanguageTag.of(row.text("language"));
        BodyFormat format = BodyFormat.valueOf(row.text("body_format"));
        return new ArticleView(
                row.uuid("public_id"),
                row.text("slug"),
                language.tag(),
                TextDirection.of(language.tag()),
                row.text("title"),
                CardRows.summary(row),
                new ArticleView.Body(
                        row.text("body_html"),
                        row.text("body_text"),
                        format == BodyFormat.markdown ? row.text("body_source") : null),
                new CategoryRef(row.text("category_slug"), row.text("category_name")),
                cards.readList(row.text("categories"), CategoryRef[].class),
                cards.readList(row.text("tags"), TagRef[].class),
                authors,
                Byline.of(authors, language),
                source(row),
                cards.image(row),
                row.time("published_at"),
                row.time("updated_at"),
                row.time("created_at"),
                row.integer("word_count"),
                row.integer("reading_minutes"),
                ArticleStatus.valueOf(row.text("status")),
                cards.readList(row.text("corrections"), Correction[].class),
                cards.readList(row.text("translations"), TranslationRow[].class).stream()
                        .map(this::translation)
                        .toList(),
                row.text("canonical_url"),
                site.article(row.text("slug"), row.text("category_slug"), language.tag()),
                row.integer("version"),
                Map.of(),
                editorial ? editorial(row, format) : null);
    }

    /** An element of the JSON column {@code translations}. */
    private record TranslationRow(String language, String slug, String title, String category) {}

    private Translation translation(TranslationRow row) {
        return new Translation(
                row.language(),
                TextDirection.of(row.language()),
                row.slug(),
                row.title(),
                site.article(row.slug(), row.category(), row.language()));
    }

    private static SourceRef source(Row row) throws SQLException {
        String slug = row.text("source_slug");
        return slug == null
                ? null
                : new SourceRef(slug, row.text("source_name"), row.text("source_url"), row.text("source_disclaimer"));
    }

    private Editorial editorial(Row row, BodyFormat format) throws SQLException {
        return new Editorial(
                row.text("external_id"),
                format,
                row.time("publish_at"),
                row.time("expire_at"),
                row.text("excerpt"),
                row.texts("pinned"),
                row.texts("excluded"),
                row.flag("related_hidden"),
                row.texts("aliases"),
                cards.readJson(row.text("meta"), ObjectNode.class),
                cards.readJson(row.text("seo"), Seo.class));
    }
}
