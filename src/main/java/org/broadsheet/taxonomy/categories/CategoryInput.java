package org.broadsheet.taxonomy.categories;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.broadsheet.http.values.NotBlankText;
import org.broadsheet.http.values.Slug;
import org.broadsheet.taxonomy.TaxonomyInput;
import org.broadsheet.taxonomy.TaxonomyTranslation;
import org.broadsheet.taxonomy.Translations;

/**
 * A category as a client writes it.
 *
 * @param parent null for a top-level category. {@link CategoryWriter} resolves it and checks it against the tree
 */
public record CategoryInput(
        @NotBlankText(message = "is needed: the section label readers see")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        Slug slug,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String description,

        Slug parent,

        @Min(value = 0, message = "must be 0 to 10000") @Max(value = 10_000, message = "must be 0 to 10000")
        Integer position,

        @Size(max = 100, message = "must have texts in at most 100 languages")
        Map<String, @NotNull(message = "must be a text") @Valid TaxonomyTranslation> texts)
        implements TaxonomyInput<Category> {

    static CategoryInput of(Category category) {
        return new CategoryInput(
                category.name,
                new Slug(category.slug),
                category.description,
                category.parent == null ? null : new Slug(category.parent.slug),
                category.position,
                category.texts);
    }

    @Override
    public void applyTo(Category category) {
        category.description = description;
        category.texts = Translations.normalized(texts);
        category.position = position == null ? 0 : position;
    }
}
