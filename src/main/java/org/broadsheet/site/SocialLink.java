package org.broadsheet.site;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.http.values.HttpUrl;
import org.broadsheet.http.values.NotBlankText;

/** @param network such as {@code facebook}; front ends select the icon by it */
public record SocialLink(
        @NotBlankText(message = "is needed: such as `mastodon`")
        @Size(max = 50, message = "must have at most 50 characters")
        String network,

        @NotNull(message = "is needed") @HttpUrl String url) {}
