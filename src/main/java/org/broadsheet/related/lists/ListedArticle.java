package org.broadsheet.related.lists;

import org.broadsheet.articles.reading.CardJson;
import org.broadsheet.related.ranking.RelatedCandidate;

/** An article of a related list, with its card. */
public record ListedArticle(RelatedCandidate candidate, CardJson card) {}
