package org.broadsheet.taxonomy.authors;

import jakarta.inject.Singleton;
import org.broadsheet.http.ndjson.NdjsonFields;
import org.broadsheet.taxonomy.TaxonomyNdjson;

/** NDJSON lines of authors. */
@Singleton
class AuthorNdjson extends TaxonomyNdjson<Author, AuthorInput> {
    AuthorNdjson(NdjsonFields json, AuthorWriter writer) {
        super(json, writer);
    }
}
