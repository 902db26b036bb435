package org.broadsheet.http.paging;

/** The query parameter {@code count}: {@code exact} adds the number of items of all pages, which costs an extra query. */
public enum CountMode {
    exact;

    /** @throws IllegalArgumentException for any other value */
    public static CountMode fromString(String word) {
        if (!word.equals("exact")) {
            throw new IllegalArgumentException("must be `exact`, or left out");
        }
        return exact;
    }
}
