package org.broadsheet.taxonomy.tags;

import java.sql.SQLException;
import org.broadsheet.database.Row;
import org.broadsheet.http.json.RawJson;
import org.broadsheet.http.responses.Versioned;
import org.broadsheet.taxonomy.TranslatedText;

/**
 * @param articleCount number of published articles with the tag
 * @param language of name and description
 * @param texts all translations, by language
 */
public record TagView(
        String slug, String name, String description, int articleCount, String language, RawJson texts, int version)
        implements Versioned {

    static TagView of(Row row) throws SQLException {
        TranslatedText text = TranslatedText.of(row);
        return new TagView(
                row.text("slug"),
                text.name(),
                text.description(),
                row.integer("article_count"),
                text.language(),
                text.texts(),
                row.integer("version"));
    }
}
