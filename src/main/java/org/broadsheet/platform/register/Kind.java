package org.broadsheet.platform.register;

/**
 * A kind of entry: its table, how articles point to it, and what it is called in answers. The SQL names are constants
 * of this class and never come from outside.
 *
 * @param listing the kind's letter in the listing table
 * @param hasTexts whether it can be called something else in other languages
 */
public record Kind(String name, String table, String listing, boolean hasTexts) {
    public static final Kind CATEGORY = new Kind("category", "category", "c", true);
    public static final Kind AUTHOR = new Kind("author", "author", "a", false);
    public static final Kind TAG = new Kind("tag", "tag", "t", true);
    public static final Kind SOURCE = new Kind("source", "source", "s", true);
}
