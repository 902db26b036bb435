package org.broadsheet.search;

import java.time.DateTimeException;
import java.time.Instant;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Timestamps;

/**
 * Where a page of matches begins. What is published after the first page was read stays out of the later ones.
 *
 * @param asOf when the first page was read
 * @param ranked how many ranked matches were shown
 * @param after the time of the last one shown, once the ranked ones are used up; else null
 * @param last the last one shown
 */
record SearchCursor(Instant asOf, int ranked, Instant after, long last) {
    static SearchCursor start() {
        return new SearchCursor(Timestamps.now(), 0, null, 0);
    }

    /** @throws ProblemException 400 when it comes from another search */
    static SearchCursor of(Cursor cursor, String search) {
        if (cursor == null) {
            return start();
        }
        String[] parts = cursor.in(search).key().split(" ", -1);
        try {
            return new SearchCursor(
                    Instant.parse(parts[0]),
                    Math.max(0, Integer.parseInt(parts[1])),
                    parts[2].isEmpty() ? null : Instant.parse(parts[2]),
                    cursor.id());
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException forged) {
            throw new ProblemException(
                    ErrorCode.INVALID_CURSOR, "cursor: does not belong to this search; start again without it");
        }
    }

    Cursor toCursor(String search) {
        return new Cursor(search, asOf + " " + ranked + " " + (after == null ? "" : after), last);
    }
}
