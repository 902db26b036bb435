package org.broadsheet.platform.register;

import jakarta.validation.constraints.Size;
import org.broadsheet.platform.json.Written;

/** What an entry is called in another language. */
public record EntryText(
        @Written(message = "is needed: what readers see") @Size(max = 200, message = "must have at most 200 characters")
        String name,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String description) {}
