package org.broadsheet.taxonomy.tags;

import java.sql.SQLException;
import org.broadsheet.database.Row;
import org.broadsheet.http.json.RawJson;
import org.broadsheet.http.responses.Versioned;
import org.broadsheet.taxonomy.TranslatedText;

/**
 * @param articleCount how many published articles carry the tag
 * @param language of name and description
 * @param texts what it is called in other languages
 */
public record TagView(
        String slug, String name, String description, int articleCount, String language, RawJson texts, int version)
        implements Versioned {

    static TagView of(Row row) throws SQLException {
        TranslatedText wording = TranslatedText.of(row);
        return new TagView(
                row.text("slug"),
                wording.name(),
                wording.description(),
                row.integer("article_count"),
                wording.language(),
                wording.texts(),
                row.integer("version"));
    }
}
