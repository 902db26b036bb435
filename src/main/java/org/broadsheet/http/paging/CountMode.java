package org.broadsheet.http.paging;

/** {@code count=exact}: the caller wants to know how many items all pages hold together, and pays for it. */
public enum CountMode {
    exact;

    /** @throws IllegalArgumentException for any other word */
    public static CountMode fromString(String word) {
        if (!word.equals("exact")) {
            throw new IllegalArgumentException("must be `exact`, or left out");
        }
        return exact;
    }
}
