package org.broadsheet.platform.register;

/**
 * A kind of entry: its table, how articles point to it, and what it is called in answers. The SQL names are constants
 * of this class and never come from outside.
 *
 * @param listing the kind's letter in the listing table
 */
public record Kind(String name, String table, String listing) {
    public static final Kind CATEGORY = new Kind("category", "category", "c");
    public static final Kind AUTHOR = new Kind("author", "author", "a");
    public static final Kind TAG = new Kind("tag", "tag", "t");
    public static final Kind SOURCE = new Kind("source", "source", "s");
}
