package org.broadsheet.related;

import java.util.List;
import org.broadsheet.articles.filters.ArticleFilter;
import org.broadsheet.articles.filters.LanguageFilter;
import org.broadsheet.articles.filters.SlugFilter;
import org.broadsheet.articles.filters.StatusFilter;
import org.broadsheet.articles.filters.TimeParameter;

/**
 * The options of a request for a related list.
 *
 * @param exclude slugs of articles to leave out
 * @param explain whether to include scores and reasons
 */
public record RelatedOptions(int limit, RelatedCriteria criteria, List<String> exclude, boolean explain) {
    /** @param exclude may be null */
    public static RelatedOptions of(int limit, RelatedCriteria criteria, SlugList exclude, boolean explain) {
        return new RelatedOptions(limit, criteria, exclude == null ? List.of() : exclude.slugs(), explain);
    }

    /** No options but the limit. */
    public static RelatedOptions plain(int limit) {
        return new RelatedOptions(limit, RelatedCriteria.NONE, List.of(), false);
    }

    /** Whether there are no options but {@code limit}, {@code exclude} and {@code explain}: a precomputed list will do. */
    boolean isPlain() {
        return criteria.equals(RelatedCriteria.NONE);
    }

    /** Whether the result changes with time, even if nothing is written. */
    public boolean dependsOnCurrentTime() {
        return criteria.asOf() == null && (criteria.within() != null || criteria.halfLife() != null);
    }

    public RelatedOptions withLimit(int newLimit) {
        return new RelatedOptions(newLimit, criteria, exclude, explain);
    }

    /** @param subjectLanguage used unless the request names languages */
    public ArticleFilter filter(String subjectLanguage) {
        return criteria.inLists(new ArticleFilter(
                List.of(),
                criteria.language() == null ? LanguageFilter.exactly(subjectLanguage) : criteria.language(),
                criteria.within() == null ? null : criteria.within().start(criteria.now()),
                criteria.asOf() == null
                        ? null
                        : new TimeParameter(criteria.asOf().time().plusNanos(1000)),
                exclude.isEmpty() ? null : new SlugFilter(List.of(), exclude),
                StatusFilter.PUBLIC));
    }
}
