package org.broadsheet.related.text;

/**
 * How common a term is among the published articles of its language.
 *
 * @param documentFrequency number of articles that contain the term
 * @param collectionFrequency sum of the term's uses in all articles, weighted by position like {@link ArticleWords#uses}
 */
record TermFrequency(int id, int documentFrequency, float collectionFrequency) {}
