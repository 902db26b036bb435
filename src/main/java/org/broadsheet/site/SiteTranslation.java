package org.broadsheet.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The texts of the site in another language. Null fields fall back to the default language. */
public record SiteTranslation(
        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        String name,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String description,

        @Size(max = 2000, message = "must have at most 2000 characters")
        String disclaimer,

        @Size(max = 50, message = "may list at most 50 links")
        List<@NotNull(message = "must be a link") @Valid NavigationLink> navigation) {
    static final SiteTranslation EMPTY = new SiteTranslation(null, null, null, null);
}
