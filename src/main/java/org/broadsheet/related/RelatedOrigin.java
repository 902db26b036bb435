package org.broadsheet.related;

/** How an article came into a related list. */
public enum RelatedOrigin {
    /** An editor put it there. */
    pinned,
    /** Its words, tags, authors, section and time did. */
    automatic,
    /** It is recent, and the list would be short without it. */
    fallback
}
