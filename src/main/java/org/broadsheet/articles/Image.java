package org.broadsheet.articles;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.platform.json.WebAddress;

/**
 * An article's picture as it is written and kept.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Image(
        @NotNull(message = "is needed") @WebAddress String url,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String alt,

        @Size(max = 500, message = "must have at most 500 characters")
        String credit,

        @Min(value = 1, message = "must be at least 1") Integer width,
        @Min(value = 1, message = "must be at least 1") Integer height) {}
