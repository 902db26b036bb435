package org.broadsheet.articles;

/** What an article's body is written in. */
public enum BodyFormat {
    markdown,
    html
}
