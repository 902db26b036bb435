package org.broadsheet.search.highlighting;

/**
 * The title and a part of the body of a match with the matched words marked.
 *
 * @param title HTML with {@code mark} elements only
 * @param snippet HTML with {@code mark} elements only
 */
public record Highlight(String title, String snippet) {}
