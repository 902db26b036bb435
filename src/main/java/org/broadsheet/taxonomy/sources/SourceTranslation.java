package org.broadsheet.taxonomy.sources;

import jakarta.validation.constraints.Size;
import org.broadsheet.http.values.NotBlankText;

/** The disclaimer of a source in another language. */
public record SourceTranslation(
        @NotBlankText(message = "is needed: what readers see")
        @Size(max = 2000, message = "must have at most 2000 characters")
        String disclaimer) {}
