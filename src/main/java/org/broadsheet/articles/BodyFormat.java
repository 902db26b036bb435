package org.broadsheet.articles;

/** The markup of an article's body as written. */
public enum BodyFormat {
    markdown,
    html
}
