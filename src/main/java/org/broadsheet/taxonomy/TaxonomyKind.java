package org.broadsheet.taxonomy;

/**
 * A kind of entry: its table, how articles point to it, and what it is called in answers. The SQL names are constants
 * of this class and never come from outside.
 *
 * @param listing the kind's letter in the listing table
 * @param hasTexts whether it can be called something else in other languages
 */
public record TaxonomyKind(String name, String table, String listing, boolean hasTexts) {
    public static final TaxonomyKind CATEGORY = new TaxonomyKind("category", "category", "c", true);
    public static final TaxonomyKind AUTHOR = new TaxonomyKind("author", "author", "a", false);
    public static final TaxonomyKind TAG = new TaxonomyKind("tag", "tag", "t", true);
    public static final TaxonomyKind SOURCE = new TaxonomyKind("source", "source", "s", true);
}
