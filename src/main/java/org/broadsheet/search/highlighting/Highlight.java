package org.broadsheet.search.highlighting;

/**
 * Where the words were found.
 *
 * @param title HTML whose only elements are {@code mark}
 * @param snippet likewise, a part of the body
 */
public record Highlight(String title, String snippet) {}
