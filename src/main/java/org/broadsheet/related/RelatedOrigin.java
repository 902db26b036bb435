package org.broadsheet.related;

/** Why an article is in a related list. */
public enum RelatedOrigin {
    /** An editor pinned it. */
    pinned,
    /** It is ranked by its words, tags, authors, category and time. */
    automatic,
    /** It is among the newest articles, and the list would be shorter than its limit without it. */
    fallback
}
