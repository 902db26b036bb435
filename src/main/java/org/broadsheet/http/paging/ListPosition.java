package org.broadsheet.http.paging;

import java.time.Instant;
import java.util.Base64;
import org.broadsheet.http.values.Timestamps;

/**
 * A position in a list, after which a page begins (keyset pagination). It is stable while items are added before it.
 *
 * @param key sort key of the item at the position
 * @param id id of the item, which orders items with equal keys
 */
public record ListPosition(String key, long id) {
    /** Returns the cursor for clients, which belongs to this list alone. */
    public String cursorOf(String list) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(CursorSeal.seal(this, list));
    }

    public Instant time() {
        return Timestamps.parse(key);
    }

    public long number() {
        return Long.parseLong(key);
    }
}
