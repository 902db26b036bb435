package org.broadsheet.categories;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Map;
import org.broadsheet.platform.register.Entry;
import org.broadsheet.platform.register.EntryText;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A section of the site. Sections form a tree. */
@Entity
public class Category extends Entry {
    public String description;

    /** By language; null without any. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, EntryText> texts;

    /** null at the top level. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    public Category parent;

    /** Orders siblings; equal ones by name. */
    public int position;
}
