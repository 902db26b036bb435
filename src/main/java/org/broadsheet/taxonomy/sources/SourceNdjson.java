package org.broadsheet.taxonomy.sources;

import jakarta.inject.Singleton;
import org.broadsheet.taxonomy.NdjsonContext;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyNdjson;

/** Sources on their way from one site to another. */
@Singleton
class SourceNdjson extends TaxonomyNdjson<Source, SourceInput> {
    SourceNdjson(NdjsonContext ground) {
        super(ground, TaxonomyKind.SOURCE, Source.class, Source::new, SourceInput.class, SourceInput::of);
    }

    @Override
    public String plural() {
        return "sources";
    }
}
