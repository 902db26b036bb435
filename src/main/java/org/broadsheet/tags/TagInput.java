package org.broadsheet.tags;

import jakarta.validation.constraints.Size;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.json.Written;
import org.broadsheet.platform.register.EntryInput;

/** A tag as a client writes it. */
public record TagInput(
        @Written(message = "is needed: what readers see") @Size(max = 200, message = "must have at most 200 characters")
        String name,

        Slug slug,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String description)
        implements EntryInput<Tag> {

    static TagInput of(Tag tag) {
        return new TagInput(tag.name, new Slug(tag.slug), tag.description);
    }

    @Override
    public void applyTo(Tag tag) {
        tag.description = description;
    }
}
