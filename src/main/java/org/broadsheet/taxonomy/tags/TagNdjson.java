package org.broadsheet.taxonomy.tags;

import jakarta.inject.Singleton;
import org.broadsheet.http.ndjson.NdjsonFields;
import org.broadsheet.taxonomy.TaxonomyNdjson;

/** NDJSON lines of tags. */
@Singleton
class TagNdjson extends TaxonomyNdjson<Tag, TagInput> {
    TagNdjson(NdjsonFields json, TagWriter writer) {
        super(json, writer);
    }
}
