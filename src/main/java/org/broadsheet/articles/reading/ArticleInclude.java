package org.broadsheet.articles.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.articles.ArticleView;

/** What an article's readers may have included in the same answer. Whoever knows it offers it. */
public interface ArticleInclude {
    /**
     * @param fields of the answer, by name
     * @param surrogateKeys what would change them beside what changes the article
     */
    record Included(Map<String, Object> fields, List<String> surrogateKeys) {}

    /** The words in {@code ?include=}, and the names of the fields. */
    Set<String> names();

    /**
     * The fields that are asked for.
     *
     * @param wanted some of {@link #names()}
     */
    Included load(ArticleView article, Set<String> wanted);
}
