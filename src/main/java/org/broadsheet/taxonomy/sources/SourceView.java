package org.broadsheet.taxonomy.sources;

import java.sql.SQLException;
import org.broadsheet.database.Row;
import org.broadsheet.http.json.RawJson;
import org.broadsheet.http.responses.Versioned;

/**
 * @param articleCount number of published articles of this source
 * @param language of the disclaimer
 * @param texts the disclaimer by language
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
        String translated = row.text("translated_disclaimer");
        return new SourceView(
                row.text("slug"),
                row.text("name"),
                row.text("url"),
                translated == null ? row.text("disclaimer") : translated,
                row.integer("article_count"),
                row.text("translated_language"),
                RawJson.object(row.text("texts")),
                row.integer("version"));
    }
}
