package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.broadsheet.http.values.HttpUrl;
import org.broadsheet.http.values.LanguageTag;
import org.broadsheet.http.values.NotBlankText;
import org.broadsheet.http.values.Slug;

/**
 * An article as a client writes it.
 *
 * @param formerSlugs lead to it; none is ever taken away
 * @param aliases addresses it had elsewhere
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

    /** A tag on an article: by slug, or by name. */
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

    /** A name in the byline: by slug, or by name, with what they did. */
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
     * What an editor decides about related articles.
     *
     * @param pinned slugs, in their order
     * @param hidden whether to keep this one out of the others' lists
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RelatedSettings(
            @Size(max = 50, message = "may list at most 50 articles")
            List<@NotNull(message = "must be a slug") Slug> pinned,

            @Size(max = 50, message = "may list at most 50 articles")
            List<@NotNull(message = "must be a slug") Slug> excluded,

            Boolean hidden) {}
}
