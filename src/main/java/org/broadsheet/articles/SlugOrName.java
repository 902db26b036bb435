package org.broadsheet.articles;

import org.broadsheet.http.values.Slug;

/** Something an article names that comes into being when it is new: by slug, by name, or by both. */
public interface SlugOrName {
    Slug slug();

    String name();

    /** The slug by which it is found; null when it has neither slug nor name. */
    default String lookupSlug() {
        if (slug() != null) {
            return slug().value();
        }
        return name() == null || name().isBlank() ? null : Slug.from(name()).value();
    }

    /** What it is called if it is new. */
    default String nameOrSlug() {
        return name() == null ? slug().value() : name().strip();
    }

    static Slug slugOrNull(String text) {
        return Slug.isWellFormed(text) ? new Slug(text) : null;
    }
}
