package org.broadsheet.search.suggestions;

import org.broadsheet.site.PageKind;

/**
 * A page that is suggested to the reader.
 *
 * @param name the title of an article, or the name of a category, tag or author
 * @param highlight the name as HTML with {@code mark} elements only
 */
public record Suggestion(PageKind kind, String slug, String name, String url, String highlight) {}
