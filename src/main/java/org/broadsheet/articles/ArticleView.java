package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.articles.ArticleCard.AuthorRef;
import org.broadsheet.articles.ArticleCard.CategoryRef;
import org.broadsheet.articles.ArticleCard.ImageView;
import org.broadsheet.http.responses.Versioned;
import org.broadsheet.http.values.TextDirection;

/**
 * The whole article.
 *
 * @param summary the standfirst, or the body's beginning where none was written
 * @param editorial what only the newsroom sees; absent without a key
 * @param included further fields, as asked for
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

    /** A tag by slug and name. */
    public record TagRef(String slug, String name) {}

    /** @param disclaimer the source's own, or else the site's */
    public record SourceRef(String slug, String name, String url, String disclaimer) {}

    /** The same story in another language. */
    public record Translation(String language, TextDirection direction, String slug, String title, String url) {}

    /** What only the newsroom sees. */
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
            Seo seo) {}

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
