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
 * What a caller wants of a related list; but for the limit each part may be null.
 *
 * @param within how long ago articles may have been published
 * @param halfLife after which an article counts half as much as when it was published
 * @param asOf the moment whose list is wanted
 * @param language null for the subject's
 * @param exclude slugs of articles to leave out
 * @param explain whether to say why each article is there
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

    /** The best of what an article's list has by itself. */
    static RelatedOptions plain(int limit) {
        return new RelatedOptions(limit, null, null, null, null, null, null, null, null, null, List.of(), false);
    }

    /** Whether any article of the subject's language will do, as long as it is not left out by name. */
    boolean isPlain() {
        return equals(
                new RelatedOptions(limit, null, null, null, null, null, null, null, null, null, exclude, explain));
    }

    /** Whether the same question gets another answer later, even if nothing is written. */
    public boolean dependsOnCurrentTime() {
        return asOf == null && (within != null || halfLife != null);
    }

    public RelatedOptions withLimit(int other) {
        return new RelatedOptions(
                other,
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

    /** @param spoken the subject's language */
    public ArticleFilter filter(String spoken) {
        return new ArticleFilter(
                category,
                tag,
                author,
                null,
                language == null && spoken != null ? new LanguageFilter(List.of(spoken)) : language,
                within == null ? null : within.start(now()),
                asOf == null ? null : new TimeParameter(asOf.time().plusNanos(1000)),
                exclude.isEmpty() ? null : new SlugFilter(List.of(), exclude),
                StatusFilter.PUBLIC);
    }

    /** How much of its rank an article keeps by its age. */
    double fading(double day) {
        if (halfLife == null) {
            return 1;
        }
        double today = SubjectQuery.daysSince1970(now());
        double halfLifeDays =
                today - SubjectQuery.daysSince1970(halfLife.start(now()).time());
        return Math.pow(2, -Math.max(today - day, 0) / halfLifeDays);
    }
}
