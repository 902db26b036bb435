package org.broadsheet.search.suggestions;

import org.broadsheet.site.PageKind;

/**
 * Something to go to.
 *
 * @param name the title of an article, the name of anything else
 * @param highlight the same as HTML whose only elements are {@code mark}
 */
public record Suggestion(PageKind kind, String slug, String name, String url, String highlight) {}
