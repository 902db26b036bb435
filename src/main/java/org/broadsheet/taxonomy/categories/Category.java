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

    /** By language; null without any. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, TaxonomyTranslation> texts;

    /** null at the top level. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    public Category parent;

    /** Orders siblings; equal ones by name. */
    public int position;
}
