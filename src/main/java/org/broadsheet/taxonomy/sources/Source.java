package org.broadsheet.taxonomy.sources;

import jakarta.persistence.Entity;
import java.util.Map;
import org.broadsheet.taxonomy.TaxonomyEntry;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where outside articles come from. */
@Entity
public class Source extends TaxonomyEntry {
    public String url;

    /** What a page prints under an article of this source; null: the site's own default. */
    public String disclaimer;

    /** By language; null without any. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, SourceTranslation> texts;
}
