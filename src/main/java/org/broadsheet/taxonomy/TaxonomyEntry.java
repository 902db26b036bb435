package org.broadsheet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/** A category, an author, a tag or a source. */
@MappedSuperclass
public abstract class TaxonomyEntry extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** Unique within its kind. */
    public String slug;

    public String name;

    /** Created because an article named it. Readers see it only while a published article uses it. */
    public boolean implied;

    @Version
    public int version;
}
