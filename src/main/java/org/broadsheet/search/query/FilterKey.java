package org.broadsheet.search.query;

import java.time.Instant;

/**
 * What is known of an article besides its words: a key below zero for each. The layout is that of the SQL function
 * {@code search_filter_key}, and the order of the kinds is part of it.
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

    private static final FilterKey[] ALL = values();
    private static final int BITS = 28;
    private static final int NUMBER = (1 << BITS) - 1;
    private static final long SECONDS_OF_WEEK = 7 * 86400L;

    /** So that weeks of the year 1 have numbers above zero too. */
    private static final int WEEKS_BEFORE_1970 = 110_000;

    /** Years before 0 have numbers above zero likewise. */
    public static final int YEARS_BEFORE_ZERO = 10_000;

    public int key(long number) {
        return -(ordinal() << BITS | (int) (number & NUMBER));
    }

    public static FilterKey of(int key) {
        return ALL[-key >>> BITS];
    }

    public static int number(int key) {
        return -key & NUMBER;
    }

    public static int weekOf(Instant time) {
        return WEEK.key(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_WEEK) + WEEKS_BEFORE_1970);
    }

    /** The first instant of a week. */
    public static Instant startOf(int week) {
        return Instant.ofEpochSecond((number(week) - WEEKS_BEFORE_1970) * SECONDS_OF_WEEK);
    }
}
