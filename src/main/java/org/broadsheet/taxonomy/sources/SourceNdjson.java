package org.broadsheet.taxonomy.sources;

import jakarta.inject.Singleton;
import org.broadsheet.http.ndjson.NdjsonFields;
import org.broadsheet.taxonomy.TaxonomyNdjson;

/** NDJSON lines of sources. */
@Singleton
class SourceNdjson extends TaxonomyNdjson<Source, SourceInput> {
    SourceNdjson(NdjsonFields json, SourceWriter writer) {
        super(json, writer);
    }
}
