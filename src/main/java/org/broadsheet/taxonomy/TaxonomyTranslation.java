package org.broadsheet.taxonomy;

import jakarta.validation.constraints.Size;
import org.broadsheet.http.values.NotBlankText;

/** Name and description of an entry in another language. */
public record TaxonomyTranslation(
        @NotBlankText(message = "is needed: what readers see")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String description) {}
