package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.broadsheet.articles.ArticleView.TagRef;
import org.broadsheet.articles.reading.CardRows;
import org.broadsheet.database.Row;
import org.broadsheet.http.values.HttpUrl;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.NotBlankText;
import org.broadsheet.http.values.Slug;

/**
 * The body of a request that writes an article.
 *
 * @param formerSlugs slugs that redirect to the article; an update adds to them and removes none
 * @param aliases addresses of the article on an earlier site
 * @param translationOf slug or id of the article in another language that this one translates
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleInput(
        @NotBlankText(message = "is needed: the headline")
        @Size(max = 300, message = "must have at most 300 characters")
        String title,

        Slug slug,

        @Size(max = 1000, message = "may list at most 1000 slugs")
        List<@NotNull(message = "must be a slug") Slug> formerSlugs,

        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        String externalId,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String summary,

        @NotNull(message = "is needed: Markdown, or HTML with `bodyFormat` html")
        @Size(max = 1_000_000, message = "must have at most 1000000 characters")
        String body,

        BodyFormat bodyFormat,
        LanguageTag language,

        @NotNull(message = "is needed: the slug of a category")
        Slug category,

        @Size(max = 10, message = "may list at most 10 categories")
        List<@NotNull(message = "must be a slug") Slug> categories,

        @Size(max = 50, message = "may list at most 50 tags")
        List<@NotNull(message = "must be a tag") @Valid TagAssignment> tags,

        @Size(max = 20, message = "may list at most 20 authors")
        List<@NotNull(message = "must be an author") @Valid AuthorCredit> authors,

        Slug source,
        @Valid ArticleImage image,
        Boolean featured,
        ArticleStatus status,
        Instant publishAt,
        Instant expireAt,
        Instant publishedAt,
        @HttpUrl String canonicalUrl,

        @Size(max = 50, message = "may list at most 50 addresses")
        List<@NotNull(message = "must be an address") String> aliases,

        @Size(max = 100, message = "may list at most 100 corrections")
        List<@NotNull(message = "must be a correction") @Valid Correction> corrections,

        @Valid Seo seo,
        @Valid RelatedSettings related,

        @Size(min = 1, max = 120, message = "must be a slug or an id")
        String translationOf,

        ObjectNode meta) {

    public ArticleInput {
        featured = Boolean.TRUE.equals(featured);
    }

    /** The columns of table {@code article} that {@link #of} reads. */
    public static final String COLUMNS = """
            article.title, article.slug, article.external_id, article.summary, article.body_source, article.body_format,
            article.language, article.image, article.featured, article.status, article.publish_at, article.expire_at,
            article.published_at, article.canonical_url, article.corrections, article.seo, article.meta,
            article.related_hidden
            """;

    /** Reads a row with {@link #COLUMNS}, the slugs of the category and the source, and all links of the article. */
    public static ArticleInput of(Row row, CardRows json) throws SQLException {
        return new ArticleInput(
                row.text("title"),
                new Slug(row.text("slug")),
                slugs(row.texts("former_slugs")),
                row.text("external_id"),
                row.text("summary"),
                row.text("body_source"),
                BodyFormat.valueOf(row.text("body_format")),
                LanguageTag.of(row.text("language")),
                new Slug(row.text("category_slug")),
                slugs(row.texts("category_slugs")),
                json.readList(row.text("tags"), TagRef[].class).stream()
                        .map(tag -> new TagAssignment(new Slug(tag.slug()), tag.name()))
                        .toList(),
                json.readList(row.text("authors"), AuthorRef[].class).stream()
                        .map(author -> new AuthorCredit(new Slug(author.slug()), author.name(), author.role()))
                        .toList(),
                row.text("source_slug") == null ? null : new Slug(row.text("source_slug")),
                json.readJson(row.text("image"), ArticleImage.class),
                row.flag("featured"),
                ArticleStatus.valueOf(row.text("status")),
                row.time("publish_at"),
                row.time("expire_at"),
                row.time("published_at"),
                row.text("canonical_url"),
                row.texts("aliases"),
                json.readList(row.text("corrections"), Correction[].class),
                json.readJson(row.text("seo"), Seo.class),
                new RelatedSettings(
                        slugs(row.texts("pinned")), slugs(row.texts("excluded")), row.flag("related_hidden")),
                row.text("translation_of"),
                json.readJson(row.text("meta"), ObjectNode.class));
    }

    private static List<Slug> slugs(List<String> texts) {
        return texts.stream().map(Slug::new).toList();
    }

    /** Copies the fields that need neither a look-up nor a check. The input must have all defaults filled in. */
    public void applyTo(Article article) {
        article.externalId = externalId;
        article.language = language.tag();
        article.summary = summary;
        article.image = image;
        article.featured = featured;
        article.canonicalUrl = canonicalUrl;
        article.corrections = corrections;
        article.seo = seo;
        article.relatedHidden = related.hidden();
        article.meta = meta;
    }

    /** A tag by slug or by name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TagAssignment(
            Slug slug,

            @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
            String name) implements SlugOrName {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public TagAssignment {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static TagAssignment of(String slugOrName) {
            return new TagAssignment(SlugOrName.slugOrNull(slugOrName), slugOrName);
        }
    }

    /** An author by slug or by name. {@code role} is the contribution, such as "Photographs". */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AuthorCredit(
            Slug slug,

            @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
            String name,

            @Size(max = 100, message = "must have at most 100 characters")
            String role)
            implements SlugOrName {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public AuthorCredit {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static AuthorCredit of(String slugOrName) {
            return new AuthorCredit(SlugOrName.slugOrNull(slugOrName), slugOrName, null);
        }
    }

    /**
     * Editorial decisions about related articles.
     *
     * @param pinned slugs of the articles listed first, in this order
     * @param excluded slugs of articles that are never listed
     * @param hidden whether the article is left out of the related lists of other articles
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RelatedSettings(
            @Size(max = 50, message = "may list at most 50 articles")
            List<@NotNull(message = "must be a slug") Slug> pinned,

            @Size(max = 50, message = "may list at most 50 articles")
            List<@NotNull(message = "must be a slug") Slug> excluded,

            Boolean hidden) {}
}
