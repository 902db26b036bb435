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
 * An article in a list.
 *
 * @param summary the summary or the beginning of the body, at most 200 characters, cut between words
 * @param publishedAt null for an article that was never published
 * @param readingMinutes whole minutes, rounded up
 * @param status null in lists of published articles only
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
        boolean featured,
        Instant publishedAt,
        Instant updatedAt,
        int readingMinutes,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) ArticleStatus status) {

    public record CategoryRef(String slug, String name) {}

    /** @param role the contribution, such as "Photographs"; null for the text */
    public record AuthorRef(String slug, String name, String role) {}

    /**
     * An article's image.
     *
     * @param srcset for the {@code img} element; null when there are no other sizes
     * @param media the id of the uploaded medium; null for an image on another site, which has no caption or focal
     *     point either
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

        /** @param medium the uploaded medium that {@code image} refers to, or null */
        public static ImageView of(ArticleImage image, MediaSummary medium, MediaUrls urls) {
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
                    urls.original(medium.id(), medium.format()),
                    image.alt() == null ? medium.alt() : image.alt(),
                    image.credit() == null ? medium.credit() : image.credit(),
                    medium.width(),
                    medium.height(),
                    urls.srcset(medium.id(), medium.format(), medium.variants(), medium.width(), medium.height()),
                    medium.id().toString(),
                    medium.caption(),
                    medium.focalPoint());
        }
    }
}
