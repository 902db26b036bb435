package org.broadsheet.tags;

import jakarta.persistence.Entity;
import org.broadsheet.platform.register.Entry;

/** A topic that crosses the sections. */
@Entity
public class Tag extends Entry {
    public String description;
}
