package org.broadsheet.taxonomy;

import org.broadsheet.http.values.Slug;

/** What a client may say of an entry. */
public interface TaxonomyInput<E extends TaxonomyEntry> {
    /** null: keep it, or make one from the name. */
    Slug slug();

    String name();

    /** Writes everything but slug and name onto the entry. */
    void applyTo(E entry);
}
