package org.broadsheet.related;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.broadsheet.articles.ArticleFilter;
import org.broadsheet.articles.LanguageFilter;

/**
 * What a caller wants of a related list.
 *
 * @param filter its language may be null: then the subject's
 * @param fading how articles fade with their age, null for not at all
 * @param asOf the moment whose list is wanted, null for now
 * @param caps how many of one category or source there may be
 * @param explain whether to say why each article is there
 */
record Wishes(int limit, ArticleFilter filter, HalfLife fading, Instant asOf, Caps caps, boolean explain) {
    /** How many articles of one kind a list may have; 0 for any number. */
    record Caps(int perCategory, int perSource) {
        static final Caps NONE = new Caps(0, 0);
    }

    /** As many as this of what an article's list has by itself. */
    static Wishes plain(int limit) {
        ArticleFilter anything = ArticleFilter.published(null, null, null, null, null, null, null);
        return new Wishes(limit, anything, null, null, Caps.NONE, false);
    }

    /** Whether any article of the subject's language will do, as long as it is not left out by name. */
    boolean isPlain() {
        boolean unfiltered = filter.category() == null
                && filter.tag() == null
                && filter.author() == null
                && filter.source() == null
                && filter.language() == null
                && filter.from() == null
                && filter.to() == null;
        return unfiltered && fading == null && asOf == null && caps.equals(Caps.NONE);
    }

    List<String> excluded() {
        return filter.slugs() == null ? List.of() : filter.slugs().excluded();
    }

    Wishes in(String language) {
        return filter.language() != null || language == null
                ? this
                : new Wishes(limit, filter.in(new LanguageFilter(List.of(language))), fading, asOf, caps, explain);
    }

    /** A period after which an article counts half as much as on its first day. */
    record HalfLife(RecentPeriod period) {
        double of(double ageInDays, Instant now) {
            double days = (now.toEpochMilli()
                            - now.atOffset(ZoneOffset.UTC)
                                    .minus(period.period())
                                    .toInstant()
                                    .toEpochMilli())
                    / Subjects.DAY_MILLIS;
            return Math.pow(2, -Math.max(ageInDays, 0) / days);
        }
    }
}
