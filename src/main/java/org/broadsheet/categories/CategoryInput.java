package org.broadsheet.categories;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.json.Written;
import org.broadsheet.platform.register.EntryInput;

/**
 * A category as a client writes it.
 *
 * @param parent null: at the top level. {@link CategoryTree} resolves it, as it takes the whole tree to judge it
 */
public record CategoryInput(
        @Written(message = "is needed: the section label readers see")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        Slug slug,

        @Size(max = 1000, message = "must have at most 1000 characters")
        String description,

        Slug parent,

        @Min(value = 0, message = "must be 0 to 10000") @Max(value = 10_000, message = "must be 0 to 10000")
        Integer position)
        implements EntryInput<Category> {

    static CategoryInput of(Category category) {
        return new CategoryInput(
                category.name,
                new Slug(category.slug),
                category.description,
                category.parent == null ? null : new Slug(category.parent.slug),
                category.position);
    }

    @Override
    public void applyTo(Category category) {
        category.description = description;
        category.position = position == null ? 0 : position;
    }
}
