package org.broadsheet.tags;

import jakarta.persistence.Entity;
import java.util.Map;
import org.broadsheet.platform.register.Entry;
import org.broadsheet.platform.register.EntryText;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A topic that crosses the sections. */
@Entity
public class Tag extends Entry {
    public String description;

    /** By language; null without any. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, EntryText> texts;
}
