package org.broadsheet.sources;

import java.sql.SQLException;
import org.broadsheet.platform.delivery.Versioned;
import org.broadsheet.platform.sql.Row;

/** @param articleCount how many published articles come from it */
public record SourceView(String slug, String name, String url, String disclaimer, int articleCount, int version)
        implements Versioned {

    static SourceView of(Row row) throws SQLException {
        return new SourceView(
                row.text("slug"),
                row.text("name"),
                row.text("url"),
                row.text("disclaimer"),
                row.integer("article_count"),
                row.integer("version"));
    }
}
