package org.broadsheet.search.filters;


import java.time.Instant;

/**
 * What is known of an article besides its words: a key below zero for each. The layout is that of the SQL function
 * {@code search_filing_key}, and the order of the kinds is part of it.
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

    private static final FilterKey[] KINDS = values();
    private static final int NUMBER_BITS = 28;
    private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;
    private static final long SECONDS_PER_WEEK = 7 * 86400L;

    /** So that weeks of the year 1 have numbers above zero too. */
    private static final int WEEKS_BEFORE_1970 = 110_000;

    /** Years before 0 have numbers above zero likewise. */
    public static final int YEARS_BEFORE_ZERO = 10_000;

    public int key(long number) {
        return -(ordinal() << NUMBER_BITS | (int) (number & NUMBER_MASK));
    }

    public static FilterKey kindOf(int key) {
        return KINDS[-key >>> NUMBER_BITS];
    }

    public static int numberOf(int key) {
        return -key & NUMBER_MASK;
    }

    public static int weekKey(Instant time) {
        return WEEK.key(Math.floorDiv(time.getEpochSecond(), SECONDS_PER_WEEK) + WEEKS_BEFORE_1970);
    }

    /** The first instant of a week. */
    public static Instant startOfWeek(int week) {
        return Instant.ofEpochSecond((numberOf(week) - WEEKS_BEFORE_1970) * SECONDS_PER_WEEK);
    }
}
