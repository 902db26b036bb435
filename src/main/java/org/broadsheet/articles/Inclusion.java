package org.broadsheet.articles;

import java.util.Map;
import java.util.Set;

/** What an article's readers may have included in the same answer. Whoever knows it offers it. */
public interface Inclusion {
    /** The words in {@code ?include=}, and the names of the fields. */
    Set<String> names();

    /**
     * The fields that are asked for.
     *
     * @param wanted some of {@link #names()}
     */
    Map<String, Object> of(ArticleView article, Set<String> wanted);
}
