package org.broadsheet.search;

import java.time.Instant;
import org.broadsheet.http.paging.Cursor;
import org.broadsheet.http.paging.ListPosition;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Timestamps;

/**
 * The position after which a page of matches begins. Ranked matches come first, the others follow by time.
 *
 * @param asOf time of the first page; later pages leave out articles that are published after it
 * @param rankedShown number of ranked matches on the pages before
 * @param afterTime publication time of the last match shown; null while it is a ranked one
 * @param lastId id of the last match shown; 0 before the first page
 */
record SearchCursor(Instant asOf, int rankedShown, Instant afterTime, long lastId) {
    static SearchCursor start() {
        return new SearchCursor(Timestamps.now(), 0, null, 0);
    }

    /** @throws ProblemException 400 when the cursor belongs to another search */
    static SearchCursor decode(Cursor cursor, String searchKey) {
        if (cursor == null) {
            return start();
        }
        ListPosition position = cursor.openFor(searchKey);
        String[] parts = position.key().split(" ", -1);
        return new SearchCursor(
                Instant.parse(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2].isEmpty() ? null : Instant.parse(parts[2]),
                position.id());
    }

    String encode(String searchKey) {
        return new ListPosition(asOf + " " + rankedShown + " " + (afterTime == null ? "" : afterTime), lastId)
                .cursorOf(searchKey);
    }
}
