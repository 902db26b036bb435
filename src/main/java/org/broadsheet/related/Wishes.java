package org.broadsheet.related;

import java.time.Instant;
import java.util.List;
import org.broadsheet.articles.ArticleFilter;
import org.broadsheet.articles.LanguageFilter;
import org.broadsheet.articles.Moment;
import org.broadsheet.articles.SlugFilter;
import org.broadsheet.articles.StatusFilter;
import org.broadsheet.platform.json.Times;

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
record Wishes(
        int limit,
        SlugFilter category,
        SlugFilter tag,
        SlugFilter author,
        LanguageFilter language,
        RecentPeriod within,
        RecentPeriod halfLife,
        AsOf asOf,
        Cap perCategory,
        Cap perSource,
        List<String> exclude,
        boolean explain) {

    /** The best of what an article's list has by itself. */
    static Wishes plain(int limit) {
        return new Wishes(limit, null, null, null, null, null, null, null, null, null, List.of(), false);
    }

    /** Whether any article of the subject's language will do, as long as it is not left out by name. */
    boolean isPlain() {
        return equals(new Wishes(limit, null, null, null, null, null, null, null, null, null, exclude, explain));
    }

    /** Whether the same question gets another answer later, even if nothing is written. */
    boolean dependOnTheHour() {
        return asOf == null && (within != null || halfLife != null);
    }

    Wishes limitedTo(int other) {
        return new Wishes(
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

    Instant now() {
        return asOf == null ? Times.now() : asOf.time();
    }

    /** @param spoken the subject's language */
    ArticleFilter filter(String spoken) {
        return new ArticleFilter(
                category,
                tag,
                author,
                null,
                language == null && spoken != null ? new LanguageFilter(List.of(spoken)) : language,
                within == null ? null : within.start(now()),
                asOf == null ? null : new Moment(asOf.time().plusNanos(1000)),
                exclude.isEmpty() ? null : new SlugFilter(List.of(), exclude),
                StatusFilter.PUBLIC);
    }

    /** How much of its rank an article keeps by its age. */
    double fading(double day) {
        if (halfLife == null) {
            return 1;
        }
        double today = Subjects.day(now());
        double halfLifeDays = today - Subjects.day(halfLife.start(now()).time());
        return Math.pow(2, -Math.max(today - day, 0) / halfLifeDays);
    }
}
