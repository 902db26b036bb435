package org.broadsheet.taxonomy.tags;

import jakarta.inject.Singleton;
import org.broadsheet.taxonomy.NdjsonContext;
import org.broadsheet.taxonomy.TaxonomyKind;
import org.broadsheet.taxonomy.TaxonomyNdjson;

/** Tags on their way from one site to another. */
@Singleton
class TagNdjson extends TaxonomyNdjson<Tag, TagInput> {
    TagNdjson(NdjsonContext ground) {
        super(ground, TaxonomyKind.TAG, Tag.class, Tag::new, TagInput.class, TagInput::of);
    }

    @Override
    public String plural() {
        return "tags";
    }
}
