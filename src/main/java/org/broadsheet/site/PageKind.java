package org.broadsheet.site;

/** The kinds of pages on the public site. */
public enum PageKind {
    article,
    category,
    tag,
    author
}
