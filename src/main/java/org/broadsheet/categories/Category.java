package org.broadsheet.categories;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.broadsheet.platform.register.Entry;

/** A section of the site. Sections form a tree. */
@Entity
public class Category extends Entry {
    public String description;

    /** null at the top level. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    public Category parent;

    /** Orders siblings; equal ones by name. */
    public int position;
}
