package org.broadsheet.search.filters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns the date filter of a search into an index condition: the keys of the weeks in which a match is published. */
final class DateFilterKeys {
    /** Longer ranges are not looked up in the index; the time of each row is compared instead. */
    private static final int MAX_WEEKS = 60;

    private static final int DAYS_PER_WEEK = 7;

    private DateFilterKeys() {}

    /**
     * The week keys of a range, latest week first. Empty when the range is too long for the index or has no start.
     *
     * @param from null when there is no start
     */
    static Optional<List<Integer>> between(Instant from, Instant end) {
        if (from == null || Duration.between(from, end).toDays() >= (long) MAX_WEEKS * DAYS_PER_WEEK) {
            return Optional.empty();
        }
        return Optional.of(IntStream.rangeClosed(FilterKey.weekKey(end), FilterKey.weekKey(from))
                .boxed()
                .toList());
    }
}
