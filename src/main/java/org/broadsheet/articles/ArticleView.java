package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.broadsheet.articles.ArticleCard.CategoryRef;
import org.broadsheet.articles.ArticleCard.ImageView;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.articles.rendering.Byline;
import org.broadsheet.database.Row;
import org.broadsheet.http.responses.Versioned;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.TextDirection;
import org.broadsheet.site.SiteUrls;

/**
 * A whole article as sent to clients.
 *
 * @param summary the summary as written, else the beginning of the body
 * @param included further fields, requested with {@code ?include=}
 * @param editorial absent in responses to requests without a key
 */
public record ArticleView(
        UUID id,
        String slug,
        String language,
        TextDirection direction,
        String title,
        String summary,
        Body body,
        CategoryRef category,
        List<CategoryRef> categories,
        List<TagRef> tags,
        List<AuthorRef> authors,
        String byline,
        SourceRef source,
        ImageView image,
        boolean featured,
        Instant publishedAt,
        Instant updatedAt,
        Instant createdAt,
        int wordCount,
        int readingMinutes,
        ArticleStatus status,
        List<Correction> corrections,
        List<Translation> translations,
        String canonicalUrl,
        String url,
        int version,
        @JsonAnyGetter Map<String, Object> included,
        @JsonInclude(JsonInclude.Include.NON_NULL) Editorial editorial)
        implements Versioned {

    /** @param markdown null when the article was written in HTML */
    public record Body(String html, String text, String markdown) {}

    public record TagRef(String slug, String name) {}

    /** @param disclaimer of the source, else of the site; null where neither has one */
    public record SourceRef(String slug, String name, String url, String disclaimer) {
        private static SourceRef of(Row row) throws SQLException {
            String slug = row.text("source_slug");
            return slug == null
                    ? null
                    : new SourceRef(
                            slug, row.text("source_name"), row.text("source_url"), row.text("source_disclaimer"));
        }
    }

    /** A translation of the article. */
    public record Translation(String language, TextDirection direction, String slug, String title, String url) {}

    /** An element of the JSON column {@code translations}. */
    private record TranslationRow(String language, String slug, String title, String category) {
        Translation view(SiteUrls site) {
            return new Translation(
                    language, TextDirection.of(language), slug, title, site.article(slug, category, language));
        }
    }

    /** Fields for requests with a key. */
    public record Editorial(
            String externalId,
            BodyFormat bodyFormat,
            Instant publishAt,
            Instant expireAt,
            String excerpt,
            List<String> pinned,
            List<String> excluded,
            boolean hidden,
            List<String> aliases,
            ObjectNode meta,
            Seo seo) {
        private static Editorial of(Row row, BodyFormat format, CardRows json) throws SQLException {
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
                    json.readJson(row.text("meta"), ObjectNode.class),
                    json.readJson(row.text("seo"), Seo.class));
        }
    }

    /**
     * Reads a row with all columns of table {@code article} and those that {@code ArticleQuery} adds.
     *
     * @param editorial whether to fill {@link #editorial}
     */
    public static ArticleView of(Row row, CardRows cards, SiteUrls site, boolean editorial) throws SQLException {
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
                new Body(
                        row.text("body_html"),
                        row.text("body_text"),
                        format == BodyFormat.markdown ? row.text("body_source") : null),
                new CategoryRef(row.text("category_slug"), row.text("category_name")),
                cards.readList(row.text("categories"), CategoryRef[].class),
                cards.readList(row.text("tags"), TagRef[].class),
                authors,
                Byline.of(authors, language),
                SourceRef.of(row),
                cards.image(row),
                row.flag("featured"),
                row.time("published_at"),
                row.time("updated_at"),
                row.time("created_at"),
                row.integer("word_count"),
                row.integer("reading_minutes"),
                ArticleStatus.valueOf(row.text("status")),
                cards.readList(row.text("corrections"), Correction[].class),
                cards.readList(row.text("translations"), TranslationRow[].class).stream()
                        .map(translation -> translation.view(site))
                        .toList(),
                row.text("canonical_url"),
                site.article(row.text("slug"), row.text("category_slug"), language.tag()),
                row.integer("version"),
                Map.of(),
                editorial ? Editorial.of(row, format, cards) : null);
    }

    public ArticleView withIncluded(Map<String, Object> more) {
        return new ArticleView(
                id,
                slug,
                language,
                direction,
                title,
                summary,
                body,
                category,
                categories,
                tags,
                authors,
                byline,
                source,
                image,
                featured,
                publishedAt,
                updatedAt,
                createdAt,
                wordCount,
                readingMinutes,
                status,
                corrections,
                translations,
                canonicalUrl,
                url,
                version,
                more,
                editorial);
    }
}
