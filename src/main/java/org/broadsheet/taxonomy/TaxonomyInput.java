package org.broadsheet.taxonomy;

import org.broadsheet.http.values.Slug;

/** The JSON input of an entry. */
public interface TaxonomyInput<E extends TaxonomyEntry> {
    /** null keeps the present slug, or derives one from the name of a new entry. */
    Slug slug();

    String name();

    /** Copies all fields but slug and name to the entry. */
    void applyTo(E entry);
}
