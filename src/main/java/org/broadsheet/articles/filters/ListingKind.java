package org.broadsheet.articles.filters;

import org.broadsheet.taxonomy.TaxonomyKind;

/**
 * A kind of lists in table {@code listing}, in order of the articles per list: lists of a later kind usually have fewer.
 * A taxonomy has one list for each entry, with the entry's id as key; any other kind has a single list.
 */
public enum ListingKind {
    CATEGORY(TaxonomyKind.CATEGORY),
    SOURCE(TaxonomyKind.SOURCE),
    TAG(TaxonomyKind.TAG),
    AUTHOR(TaxonomyKind.AUTHOR),
    FEATURED("f", "featured");

    /** The key of a single list. */
    static final long SINGLE_LIST_KEY = 1;

    private final String letter;
    private final String label;
    private final TaxonomyKind taxonomy;

    ListingKind(TaxonomyKind taxonomy) {
        this.letter = taxonomy.listing();
        this.label = taxonomy.name();
        this.taxonomy = taxonomy;
    }

    ListingKind(String letter, String label) {
        this.letter = letter;
        this.label = label;
        this.taxonomy = null;
    }

    /** The value of column {@code kind}. */
    public String letter() {
        return letter;
    }

    /** The name of the query parameter, also used in surrogate keys. */
    public String label() {
        return label;
    }

    /** Null for a kind with a single list. */
    public TaxonomyKind taxonomy() {
        return taxonomy;
    }
}
