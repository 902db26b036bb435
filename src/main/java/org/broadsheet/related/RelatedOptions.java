package org.broadsheet.related;

import java.time.Instant;
import java.util.List;
import org.broadsheet.articles.reading.ArticleFilter;
import org.broadsheet.articles.reading.LanguageFilter;
import org.broadsheet.articles.reading.SlugFilter;
import org.broadsheet.articles.reading.StatusFilter;
import org.broadsheet.articles.reading.TimeParameter;
import org.broadsheet.http.values.Timestamps;

/**
 * The options of a request for a related list. Those of a reference type may be null, except {@code exclude}.
 *
 * @param within maximum age of the articles
 * @param halfLife age at which the rank of an article is halved
 * @param asOf time for which the list is computed; null for now
 * @param language null for the subject's language
 * @param exclude slugs of articles to leave out
 * @param explain whether to include scores and reasons
 */
public record RelatedOptions(
        int limit,
        SlugFilter category,
        SlugFilter tag,
        SlugFilter author,
        LanguageFilter language,
        PeriodParameter within,
        PeriodParameter halfLife,
        AsOf asOf,
        ListCap perCategory,
        ListCap perSource,
        List<String> exclude,
        boolean explain) {

    /** No options but the limit. */
    public static RelatedOptions plain(int limit) {
        return new RelatedOptions(limit, null, null, null, null, null, null, null, null, null, List.of(), false);
    }

    /** Whether there are no options but {@code limit}, {@code exclude} and {@code explain}: a precomputed list will do. */
    boolean isPlain() {
        return equals(
                new RelatedOptions(limit, null, null, null, null, null, null, null, null, null, exclude, explain));
    }

    /** Whether the result changes with time, even if nothing is written. */
    public boolean dependsOnCurrentTime() {
        return asOf == null && (within != null || halfLife != null);
    }

    public RelatedOptions withLimit(int newLimit) {
        return new RelatedOptions(
                newLimit,
                category,
                tag,
                author,
                language,
                within,
                halfLife,
                asOf,
                perCategory,
                perSource,
                exclude,
                explain);
    }

    public Instant now() {
        return asOf == null ? Timestamps.now() : asOf.time();
    }

    /** @param subjectLanguage used unless the request names languages */
    public ArticleFilter filter(String subjectLanguage) {
        return new ArticleFilter(
                category,
                tag,
                author,
                null,
                language == null ? new LanguageFilter(List.of(subjectLanguage)) : language,
                within == null ? null : within.start(now()),
                asOf == null ? null : new TimeParameter(asOf.time().plusNanos(1000)),
                exclude.isEmpty() ? null : new SlugFilter(List.of(), exclude),
                StatusFilter.PUBLIC);
    }
}
