package org.broadsheet.authors;

import jakarta.validation.constraints.Size;
import org.broadsheet.platform.Slug;
import org.broadsheet.platform.json.WebAddress;
import org.broadsheet.platform.json.Written;
import org.broadsheet.platform.register.EntryInput;

/** An author as a client writes it. */
public record AuthorInput(
        @Written(message = "is needed: as it stands in the byline")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        Slug slug,

        @Size(max = 5000, message = "must have at most 5000 characters")
        String bio,

        @WebAddress String url,
        @WebAddress String imageUrl)
        implements EntryInput<Author> {

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
