package org.broadsheet.taxonomy.tags;

import jakarta.persistence.Entity;
import java.util.Map;
import org.broadsheet.taxonomy.TaxonomyEntry;
import org.broadsheet.taxonomy.TaxonomyTranslation;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A topic of articles in any category. */
@Entity
public class Tag extends TaxonomyEntry {
    public String description;

    /** By language; null if there are none. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, TaxonomyTranslation> texts;
}
