package org.broadsheet.taxonomy.authors;

import jakarta.validation.constraints.Size;
import org.broadsheet.http.values.HttpUrl;
import org.broadsheet.http.values.NotBlankText;
import org.broadsheet.http.values.Slug;
import org.broadsheet.taxonomy.TaxonomyInput;

/** An author as a client writes it. */
public record AuthorInput(
        @NotBlankText(message = "is needed: as it stands in the byline")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        Slug slug,

        @Size(max = 5000, message = "must have at most 5000 characters")
        String bio,

        @HttpUrl String url,
        @HttpUrl String imageUrl)
        implements TaxonomyInput<Author> {

    static AuthorInput of(Author author) {
        return new AuthorInput(author.name, new Slug(author.slug), author.bio, author.url, author.imageUrl);
    }

    @Override
    public void applyTo(Author author) {
        author.bio = bio;
        author.url = url;
        author.imageUrl = imageUrl;
    }
}
