package org.broadsheet.articles.filters;

import java.util.List;

/** Finds published articles by words. Implemented by the search room, which this room must not import. */
public interface FullTextFilter {
    /** The ids of the articles that contain all words, newest first. */
    List<Long> newest(SearchText text, ArticleFilter filter, int limit);
}
