package org.broadsheet.platform.register;

import org.broadsheet.platform.Slug;

/** What a client may say of an entry. */
public interface EntryInput<E extends Entry> {
    /** null: keep it, or make one from the name. */
    Slug slug();

    String name();

    /** Writes everything but slug and name onto the entry. */
    void applyTo(E entry);
}
