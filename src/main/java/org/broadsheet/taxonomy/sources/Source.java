package org.broadsheet.taxonomy.sources;

import jakarta.persistence.Entity;
import java.util.Map;
import org.broadsheet.taxonomy.TaxonomyEntry;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The origin of an article, such as a news agency. */
@Entity
public class Source extends TaxonomyEntry {
    public String url;

    /** Printed below articles of this source; null for the disclaimer of the site. */
    public String disclaimer;

    /** By language; null if there are none. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, SourceTranslation> texts;
}
