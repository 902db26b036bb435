package org.broadsheet.related;

import org.broadsheet.articles.ArticleFilter;

/**
 * What a caller wants of a related list.
 *
 * @param filter its language may be null: then the subject's
 * @param explain whether to say why each article is there
 */
record Wishes(int limit, ArticleFilter filter, boolean explain) {}
