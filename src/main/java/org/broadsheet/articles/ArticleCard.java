package org.broadsheet.articles;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.http.values.TextDirection;
import org.broadsheet.media.FocalPoint;
import org.broadsheet.media.MediaSummary;
import org.broadsheet.media.MediaUrls;

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
        TextDirection direction,
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

    /**
     * An article's picture as a page shows it.
     *
     * @param srcset for the {@code img} element; null when there are no other sizes
     * @param media null when it lies elsewhere on the web; then there is no caption or focal point either
     */
    public record ImageView(
            String url,
            String alt,
            String credit,
            Integer width,
            Integer height,
            String srcset,
            String media,
            String caption,
            FocalPoint focalPoint) {

        /** @param medium that the image is, or null */
        public static ImageView of(ArticleImage image, MediaSummary medium, MediaUrls address) {
            if (image == null) {
                return null;
            }
            if (medium == null) {
                return new ImageView(
                        image.url(),
                        image.alt(),
                        image.credit(),
                        image.width(),
                        image.height(),
                        null,
                        null,
                        null,
                        null);
            }
            return new ImageView(
                    address.original(medium.id(), medium.format()),
                    image.alt() == null ? medium.alt() : image.alt(),
                    image.credit() == null ? medium.credit() : image.credit(),
                    medium.width(),
                    medium.height(),
                    address.srcset(medium.id(), medium.format(), medium.variants(), medium.width(), medium.height()),
                    medium.id().toString(),
                    medium.caption(),
                    medium.focalPoint());
        }
    }

    public ArticleCard withStatus(ArticleStatus shown) {
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
