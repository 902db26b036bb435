package org.broadsheet.taxonomy;

import java.util.List;

/** Announces that what these articles are filed under is not what it was. */
public record ArticleTaxonomyChanged(List<Long> articleIds, Extent extent) {
    /** How far that reaches. */
    public enum Extent {
        /** The category stands elsewhere in the tree: the articles belong to other lists. */
        PLACE,
        /** A tag or an author is called something else. */
        NAME,
        /** They are filed under another entry. */
        ENTRY
    }
}
