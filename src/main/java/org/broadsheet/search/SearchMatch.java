package org.broadsheet.search;

import org.broadsheet.articles.ArticleCard;

/**
 * A card, and why it is here.
 *
 * @param score comparable within one answer only
 */
public record SearchMatch(ArticleCard article, double score, Highlight highlight) {}
