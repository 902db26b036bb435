package org.broadsheet.tags;

import java.sql.SQLException;
import org.broadsheet.platform.delivery.Versioned;
import org.broadsheet.platform.sql.Row;

/** @param articleCount how many published articles carry the tag */
public record TagView(String slug, String name, String description, int articleCount, int version)
        implements Versioned {

    static TagView of(Row row) throws SQLException {
        return new TagView(
                row.text("slug"),
                row.text("name"),
                row.text("description"),
                row.integer("article_count"),
                row.integer("version"));
    }
}
