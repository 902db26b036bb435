package org.broadsheet.taxonomy;

import java.sql.SQLException;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.json.RawJson;

/**
 * What an entry says in the language asked for, or else in the site's own.
 *
 * @param language the one it is in
 * @param texts what it says in others
 */
public record TranslatedText(String language, String name, String description, RawJson texts) {

    /** @param language null for the site's own */
    public static Sql columns(String language) {
        return Sql.of("""
                translated_text(entry.texts, ?, 'name') AS said_name,
                translated_text(entry.texts, ?, 'description') AS said_description,
                translated_text(entry.texts, ?, 'disclaimer') AS said_disclaimer,
                coalesce(translation_language(entry.texts, ?), (SELECT default_language FROM site)) AS said_language,""", language, language, language, language);
    }

    /** @param row with {@link #columns} beside the entry's own */
    public static TranslatedText of(Row row) throws SQLException {
        String said = row.text("said_name");
        return new TranslatedText(
                row.text("said_language"),
                said == null ? row.text("name") : said,
                row.text(said == null ? "description" : "said_description"),
                RawJson.object(row.text("texts")));
    }
}
