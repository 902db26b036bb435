package org.broadsheet.taxonomy;

import java.util.List;

/** Fired after a category, author, tag or source of these articles changed. */
public record ArticleTaxonomyChanged(List<Long> articleIds, Change change) {
    /** The kind of change. */
    public enum Change {
        /** The category has another parent, so the articles belong to other lists. */
        CATEGORY_MOVED,
        /** A tag or an author has another name. */
        RENAMED,
        /** The entry was deleted and another one replaced it in these articles. */
        REPLACED
    }
}
