package org.broadsheet.taxonomy.tags;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.broadsheet.http.values.NotBlankText;
import org.broadsheet.http.values.Slug;
import org.broadsheet.taxonomy.TaxonomyInput;
import org.broadsheet.taxonomy.TaxonomyTranslation;
import org.broadsheet.taxonomy.Translations;

/** A tag as a client writes it. */
public record TagInput(
        @NotBlankText(message = "is needed: what readers see")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        Slug slug,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String description,

        @Size(max = 100, message = "must have texts in at most 100 languages")
        Map<String, @NotNull(message = "must be a text") @Valid TaxonomyTranslation> texts)
        implements TaxonomyInput<Tag> {

    static TagInput of(Tag tag) {
        return new TagInput(tag.name, new Slug(tag.slug), tag.description, tag.texts);
    }

    @Override
    public void applyTo(Tag tag) {
        tag.description = description;
        tag.texts = Translations.normalized(texts);
    }
}
