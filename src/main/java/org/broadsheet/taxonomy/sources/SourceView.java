package org.broadsheet.taxonomy.sources;

import java.sql.SQLException;
import org.broadsheet.database.Row;
import org.broadsheet.http.json.RawJson;
import org.broadsheet.http.responses.Versioned;

/**
 * @param articleCount how many published articles come from it
 * @param language of the disclaimer
 * @param texts the disclaimer in other languages
 */
public record SourceView(
        String slug,
        String name,
        String url,
        String disclaimer,
        int articleCount,
        String language,
        RawJson texts,
        int version)
        implements Versioned {

    static SourceView of(Row row) throws SQLException {
        String said = row.text("said_disclaimer");
        return new SourceView(
                row.text("slug"),
                row.text("name"),
                row.text("url"),
                said == null ? row.text("disclaimer") : said,
                row.integer("article_count"),
                row.text("said_language"),
                RawJson.object(row.text("texts")),
                row.integer("version"));
    }
}
