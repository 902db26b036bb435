package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.platform.Direction;

/**
 * An article as a list shows it.
 *
 * @param summary the standfirst, or the body's beginning, cut at a word to 200 characters
 * @param publishedAt null in lists of what is not published
 * @param readingMinutes whole minutes, rounded up
 * @param status only in lists that a key asked for by status
 */
public record ArticleCard(
        UUID id,
        String slug,
        String language,
        Direction direction,
        String title,
        String summary,
        CategoryRef category,
        List<AuthorRef> authors,
        String byline,
        ImageView image,
        Instant publishedAt,
        Instant updatedAt,
        int readingMinutes,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) ArticleStatus status) {

    /** A category by slug and name. */
    public record CategoryRef(String slug, String name) {}

    /** @param role what they did, such as "Photographs"; null for plain authorship */
    public record AuthorRef(String slug, String name, String role) {}

    /** @param srcset for the {@code img} element; null while there are no variants */
    public record ImageView(String url, String alt, String credit, Integer width, Integer height, String srcset) {
        static ImageView of(Image image) {
            return image == null
                    ? null
                    : new ImageView(image.url(), image.alt(), image.credit(), image.width(), image.height(), null);
        }
    }

    ArticleCard withStatus(ArticleStatus shown) {
        return new ArticleCard(
                id,
                slug,
                language,
                direction,
                title,
                summary,
                category,
                authors,
                byline,
                image,
                publishedAt,
                updatedAt,
                readingMinutes,
                url,
                shown);
    }
}
