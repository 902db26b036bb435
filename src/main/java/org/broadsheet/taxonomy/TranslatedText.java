package org.broadsheet.taxonomy;

import java.sql.SQLException;
import org.broadsheet.database.Row;
import org.broadsheet.database.Sql;
import org.broadsheet.http.json.RawJson;

/**
 * Name and description of an entry in the requested language, or else in the site's default language.
 *
 * @param language of name and description
 * @param texts all translations as JSON, by language
 */
public record TranslatedText(String language, String name, String description, RawJson texts) {

    /**
     * Columns for {@link #of}, to be selected from a table with the alias {@code entry}.
     *
     * @param language null for the site's default language
     */
    public static Sql columns(String language) {
        return Sql.of("""
                translated_text(entry.texts, ?, 'name') AS translated_name,
                translated_text(entry.texts, ?, 'description') AS translated_description,
                translated_text(entry.texts, ?, 'disclaimer') AS translated_disclaimer,
                coalesce(translation_language(entry.texts, ?), (SELECT default_language FROM site)) AS translated_language,""", language, language, language, language);
    }

    /** @param row with {@link #columns} and the columns of the entry */
    public static TranslatedText of(Row row) throws SQLException {
        String translatedName = row.text("translated_name");
        return new TranslatedText(
                row.text("translated_language"),
                translatedName == null ? row.text("name") : translatedName,
                row.text(translatedName == null ? "description" : "translated_description"),
                RawJson.object(row.text("texts")));
    }
}
