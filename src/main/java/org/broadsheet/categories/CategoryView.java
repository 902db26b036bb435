package org.broadsheet.categories;

import java.util.List;
import org.broadsheet.platform.delivery.Versioned;

/** A category with its surroundings. */
public record CategoryView(
        String slug,
        String name,
        String description,
        int articleCount,
        Parent parent,
        int position,
        List<CategoryNode> children,
        int version)
        implements Versioned {

    /** The category above. */
    public record Parent(String slug, String name) {}
}
