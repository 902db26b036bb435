package org.broadsheet.articles.reading;

import java.util.List;

/** Finds published articles by their words. Whoever knows how offers it. */
public interface FullTextFilter {
    /** The ids of those that hold all words, newest first. */
    List<Long> newest(SearchText words, ArticleFilter filter, int limit);
}
