package org.broadsheet.search.filters;

import java.time.Instant;
import java.util.Map;
import org.broadsheet.taxonomy.TaxonomyKind;

/**
 * Kinds of filter keys: negative integers that stand beside the terms of an article in the search index. The SQL function
 * {@code search_filter_key} has the same layout, and the order of the constants is part of it.
 */
public enum FilterKey {
    WEEK,
    CATEGORY,
    TAG,
    AUTHOR,
    SOURCE,
    LANGUAGE,
    YEAR,
    SAMPLE;

    private static final Map<TaxonomyKind, FilterKey> BY_TAXONOMY_KIND = Map.of(
            TaxonomyKind.CATEGORY, CATEGORY,
            TaxonomyKind.TAG, TAG,
            TaxonomyKind.AUTHOR, AUTHOR,
            TaxonomyKind.SOURCE, SOURCE);

    private static final FilterKey[] KINDS = values();
    private static final int NUMBER_BITS = 28;
    private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;
    private static final long SECONDS_PER_WEEK = 7 * 86400L;

    /** Added to the number of a week, so that it is positive from the year 1 on. */
    private static final int WEEKS_BEFORE_1970 = 110_000;

    /** Added to a year, so that years before 0 have positive numbers. */
    public static final int YEARS_BEFORE_ZERO = 10_000;

    public static FilterKey of(TaxonomyKind kind) {
        return BY_TAXONOMY_KIND.get(kind);
    }

    /** @param number an id, hash, week, year or level; its lowest 28 bits are used */
    public int key(long number) {
        return -(ordinal() << NUMBER_BITS | (int) (number & NUMBER_MASK));
    }

    public static FilterKey kindOf(int key) {
        return KINDS[-key >>> NUMBER_BITS];
    }

    public static int numberOf(int key) {
        return -key & NUMBER_MASK;
    }

    /** The key of the week that contains the time. Later weeks have smaller keys. */
    public static int weekKey(Instant time) {
        return WEEK.key(Math.floorDiv(time.getEpochSecond(), SECONDS_PER_WEEK) + WEEKS_BEFORE_1970);
    }

    /** The first instant of the week with this key. */
    public static Instant startOfWeek(int weekKey) {
        return Instant.ofEpochSecond((numberOf(weekKey) - WEEKS_BEFORE_1970) * SECONDS_PER_WEEK);
    }
}
