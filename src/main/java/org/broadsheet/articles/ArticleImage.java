package org.broadsheet.articles;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.http.values.HttpUrl;

/**
 * An article's picture as it is written and kept: a medium, or something that lies elsewhere on the web.
 *
 * @param media the id of a medium, or null
 * @param url where it lies, or null
 * @param alt of a medium only where this article says something else of it; so with the credit
 * @param width in pixels; a medium knows its own
 * @param height in pixels
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
