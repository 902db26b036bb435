package org.broadsheet.taxonomy.categories;

import java.util.List;
import org.broadsheet.http.json.RawJson;
import org.broadsheet.http.responses.Versioned;

/**
 * A category with its surroundings.
 *
 * @param language of name and description
 * @param texts what it is called in other languages
 */
public record CategoryView(
        String slug,
        String name,
        String description,
        int articleCount,
        Parent parent,
        int position,
        List<CategoryNode> children,
        String language,
        RawJson texts,
        int version)
        implements Versioned {

    /** The category above. */
    public record Parent(String slug, String name) {}
}
