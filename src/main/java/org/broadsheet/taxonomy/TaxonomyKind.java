package org.broadsheet.taxonomy;

/**
 * A kind of taxonomy entry. The SQL names are constants of this class and never come from a request.
 *
 * @param name in problems, NDJSON lines and surrogate keys
 * @param plural in paths and surrogate keys
 * @param table the table of the entries
 * @param listing the kind's letter in the listing table
 * @param hasTexts whether names can be translated
 * @param isIndexedByName whether the name is part of what search and related articles index of an article
 */
public record TaxonomyKind(
        String name, String plural, String table, String listing, boolean hasTexts, boolean isIndexedByName) {
    public static final TaxonomyKind CATEGORY =
            new TaxonomyKind("category", "categories", "category", "c", true, false);
    public static final TaxonomyKind AUTHOR = new TaxonomyKind("author", "authors", "author", "a", false, true);
    public static final TaxonomyKind TAG = new TaxonomyKind("tag", "tags", "tag", "t", true, true);
    public static final TaxonomyKind SOURCE = new TaxonomyKind("source", "sources", "source", "s", true, false);

    /**
     * SQL condition that readers may see the row with the alias {@code entry}. The name of an implied entry that no
     * published article uses could reveal a draft; only an editor makes a category the parent of another.
     */
    public String visibleToReaders() {
        return "(NOT entry.implied OR EXISTS (SELECT FROM listing"
                + " WHERE kind = '" + listing + "' AND key = entry.id AND status = 'published')"
                + (equals(CATEGORY)
                        ? " OR EXISTS (SELECT FROM category child WHERE child.parent_id = entry.id))"
                        : ")");
    }

    /** Address of the kind's list, such as {@code /v1/tags}. */
    public String path() {
        return "/v1/" + plural;
    }
}
