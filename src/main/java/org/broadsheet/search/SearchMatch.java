package org.broadsheet.search;

import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.search.highlighting.Highlight;

/**
 * An article that matches a search.
 *
 * @param score comparable within one response only; 0 for matches that are not ranked
 */
public record SearchMatch(CardJson article, double score, Highlight highlight) {}
