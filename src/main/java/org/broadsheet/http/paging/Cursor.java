package org.broadsheet.http.paging;

import java.util.Base64;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.FieldError;
import org.broadsheet.http.problem.ProblemException;

/**
 * The query parameter {@code cursor}: a sealed {@link ListPosition}, after which a page begins. Clients can neither read
 * nor change it.
 */
public record Cursor(byte[] sealed) {
    /** @throws IllegalArgumentException if the text cannot be a cursor */
    public static Cursor fromString(String text) {
        try {
            if (!text.isEmpty()) {
                return new Cursor(Base64.getUrlDecoder().decode(text));
            }
        } catch (IllegalArgumentException invalid) {
            // reported below, in words for the client
        }
        throw new IllegalArgumentException("must be a `page.next` of this list");
    }

    /**
     * Opens the cursor.
     *
     * @param list the name of the list, its filters and its order, as given to {@link ListPosition#cursorOf}
     * @throws ProblemException 400 if the cursor was changed, or belongs to another list, filter or order
     */
    public ListPosition openFor(String list) {
        return CursorSeal.open(sealed, list)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_CURSOR,
                        FieldError.inParameter(
                                "cursor", "belongs to another list, filter or order; start again without it")));
    }
}
