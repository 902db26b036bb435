package org.broadsheet.taxonomy;


import java.util.List;

/** Announces that what these articles are filed under is not what it was. */
public record ArticleTaxonomyChanged(List<Long> articleIds, Change change) {
    /** How far that reaches. */
    public enum Change {
        /** The category stands elsewhere in the tree: the articles belong to other lists. */
        CATEGORY_MOVED,
        /** A tag or an author is called something else. */
        RENAMED,
        /** They are filed under another entry. */
        REPLACED
    }
}
