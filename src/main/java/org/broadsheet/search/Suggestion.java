package org.broadsheet.search;

/**
 * Something to go to.
 *
 * @param name the title of an article, the name of anything else
 * @param highlight the same as HTML whose only elements are {@code mark}
 */
public record Suggestion(Kind kind, String slug, String name, String url, String highlight) {
    /** What it is. */
    public enum Kind {
        article,
        category,
        tag,
        author
    }
}
