package org.broadsheet.related;

/** The most articles of one kind that a list may have. */
public record ListCap(int maximum) {
    /** @throws IllegalArgumentException when it is not a whole number from 1 to 50 */
    public static ListCap fromString(String text) {
        if (!text.matches("[1-9]|[1-4][0-9]|50")) {
            throw new IllegalArgumentException("must be a whole number from 1 to 50");
        }
        return new ListCap(Integer.parseInt(text));
    }
}
