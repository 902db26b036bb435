package org.broadsheet.articles;

import java.util.List;

/** Finds published articles by their words. Whoever knows how offers it. */
public interface WordSearch {
    /** The ids of those that hold all words, newest first. */
    List<Long> newest(SearchWords words, ArticleFilter filter, int limit);
}
