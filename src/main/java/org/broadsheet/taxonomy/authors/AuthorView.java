package org.broadsheet.taxonomy.authors;

import java.sql.SQLException;
import org.broadsheet.database.Row;
import org.broadsheet.http.responses.Versioned;

/** @param articleCount number of published articles with the author in their byline */
public record AuthorView(
        String slug, String name, String bio, String url, String imageUrl, int articleCount, int version)
        implements Versioned {

    static AuthorView of(Row row) throws SQLException {
        return new AuthorView(
                row.text("slug"),
                row.text("name"),
                row.text("bio"),
                row.text("url"),
                row.text("image_url"),
                row.integer("article_count"),
                row.integer("version"));
    }
}
