package org.broadsheet.search;

import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.search.highlighting.Highlight;

/**
 * A card, and why it is here.
 *
 * @param score comparable within one answer only
 */
public record SearchMatch(CardJson article, double score, Highlight highlight) {}
