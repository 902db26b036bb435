package org.broadsheet.http.paging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.http.values.Timestamps;

/**
 * The position at which the next page of a list starts (keyset pagination). Opaque to clients, and stable while items are
 * added before it.
 *
 * @param order identifies the list and its order
 * @param key sort key of the last item
 * @param id id of the last item, which orders items with equal keys
 */
public record Cursor(String order, String key, long id) {
    /** @throws IllegalArgumentException if the text is not a cursor of this server */
    public static Cursor fromString(String opaque) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8).split("\n", 3);
            if (parts.length == 3 && parts[2].indexOf('\0') < 0) {
                return new Cursor(parts[0], parts[2], Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException notOurs) {
            // reported below, in words for the client
        }
        throw new IllegalArgumentException("must be a `page.next` of this list");
    }

    /** @throws ProblemException 400 if this cursor belongs to another list or order */
    public Cursor in(String expectedOrder) {
        if (!order.equals(expectedOrder)) {
            throw invalid();
        }
        return this;
    }

    public Instant time() {
        try {
            return Timestamps.parse(key);
        } catch (IllegalArgumentException forged) {
            throw invalid();
        }
    }

    public long number() {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException forged) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                ErrorCode.INVALID_CURSOR,
                FieldError.inParameter("cursor", "belongs to another list or order; start again without it"));
    }

    @Override
    public String toString() {
        String plain = order + "\n" + id + "\n" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
