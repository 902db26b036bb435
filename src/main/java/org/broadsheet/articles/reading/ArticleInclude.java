package org.broadsheet.articles.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.ArticleView;

/** Loads parts of an article that clients request with {@code ?include=}. Each implementation is a CDI bean. */
public interface ArticleInclude {
    /**
     * @param fields top-level fields of the response, by name
     * @param surrogateKeys cache keys of the fields, in addition to those of the article
     */
    record Included(Map<String, Object> fields, List<String> surrogateKeys) {}

    /** The values of {@code ?include=} that this bean loads; they are the names of the fields too. */
    Set<String> names();

    /**
     * Loads the requested fields.
     *
     * @param requested a non-empty subset of {@link #names()}
     */
    Included load(ArticleView article, Set<String> requested);
}
