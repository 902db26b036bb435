package org.broadsheet.articles;

import org.broadsheet.http.values.Slug;
import org.broadsheet.http.values.TextValidation;

/** A reference to a tag or an author by slug, by name or by both. A write creates the entry when it does not exist. */
public interface SlugOrName {
    Slug slug();

    String name();

    /** The slug to find the entry by; null when there is neither slug nor name. */
    default String lookupSlug() {
        if (slug() != null) {
            return slug().value();
        }
        return name() == null || TextValidation.isInvisible(name())
                ? null
                : Slug.from(name()).value();
    }

    /** The name of the entry if it has to be created. */
    default String nameOrSlug() {
        return name() == null ? slug().value() : name().strip();
    }

    static Slug slugOrNull(String text) {
        return Slug.isWellFormed(text) ? new Slug(text) : null;
    }
}
