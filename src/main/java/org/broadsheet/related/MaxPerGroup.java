package org.broadsheet.related;

/** The maximum number of articles of one category or source in a list. */
public record MaxPerGroup(int maximum) {
    /** @throws IllegalArgumentException if the text is not a whole number from 1 to 50 */
    public static MaxPerGroup fromString(String text) {
        if (!text.matches("[1-9]|[1-4][0-9]|50")) {
            throw new IllegalArgumentException("must be a whole number from 1 to 50");
        }
        return new MaxPerGroup(Integer.parseInt(text));
    }
}
