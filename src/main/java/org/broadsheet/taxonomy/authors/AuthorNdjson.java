package org.broadsheet.taxonomy.authors;

import jakarta.inject.Singleton;
import org.broadsheet.taxonomy.NdjsonContext;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyNdjson;

/** Authors on their way from one site to another. */
@Singleton
class AuthorNdjson extends TaxonomyNdjson<Author, AuthorInput> {
    AuthorNdjson(NdjsonContext ground) {
        super(ground, TaxonomyKind.AUTHOR, Author.class, Author::new, AuthorInput.class, AuthorInput::of);
    }

    @Override
    public String plural() {
        return "authors";
    }
}
