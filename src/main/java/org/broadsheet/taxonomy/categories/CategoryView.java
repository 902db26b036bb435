package org.broadsheet.taxonomy.categories;

import java.util.List;
import org.broadsheet.http.json.RawJson;
import org.broadsheet.http.responses.Versioned;

/**
 * A category with its parent and its descendants.
 *
 * @param language of name and description
 * @param texts all translations, by language
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

    /** The parent category. */
    public record Parent(String slug, String name) {}
}
