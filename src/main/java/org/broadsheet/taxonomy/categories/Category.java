package org.broadsheet.taxonomy.categories;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Map;
import org.broadsheet.taxonomy.TaxonomyEntry;
import org.broadsheet.taxonomy.TaxonomyTranslation;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A section of the site. Sections form a tree. */
@Entity
public class Category extends TaxonomyEntry {
    public String description;

    /** By language; null if there are none. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, TaxonomyTranslation> texts;

    /** null for a top-level category. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    public Category parent;

    /** Siblings are sorted by position, then by name. */
    public int position;
}
