package org.broadsheet.articles;

import jakarta.validation.constraints.Size;
import org.broadsheet.http.values.HttpUrl;

/** What search engines and social networks are told instead of what readers see. */
public record Seo(
        @Size(max = 300, message = "must have at most 300 characters")
        String title,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String description,

        @HttpUrl String imageUrl,
        Boolean noIndex) {}
