package org.broadsheet.articles;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.http.values.HttpUrl;

/**
 * An article's image as it is written and stored: an uploaded medium, or an image on another site.
 *
 * @param media the id of an uploaded medium, or null
 * @param url the address of an image on another site, or null
 * @param alt null where the medium's own text applies
 * @param credit null where the medium's own credit applies
 * @param width in pixels; null for a medium, which has its own
 * @param height in pixels; null for a medium, which has its own
 */
public record ArticleImage(
        @Pattern(regexp = PUBLIC_ID, message = "must be the `id` of a medium")
        String media,

        @HttpUrl String url,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String alt,

        @Size(max = 500, message = "must have at most 500 characters")
        String credit,

        @Min(value = 1, message = "must be at least 1") Integer width,
        @Min(value = 1, message = "must be at least 1") Integer height) {
    public static final String PUBLIC_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
}
