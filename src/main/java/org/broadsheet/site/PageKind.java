package org.broadsheet.site;

/** What has a page of its own on the public site. */
public enum PageKind {
    article,
    category,
    tag,
    author
}
