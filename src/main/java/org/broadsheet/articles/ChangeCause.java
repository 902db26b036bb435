package org.broadsheet.articles;

/**
 * Why an article changed.
 *
 * @param restoredFrom the number of the revision that was restored; null for any other action
 */
public record ChangeCause(Action action, Integer restoredFrom) {
    /** The names are values of {@code action} in the contract. */
    public enum Action {
        created,
        updated,
        archived,
        restored,
        imported,
        /** Published by the scheduler at {@code publishAt}. */
        published,
        /** Archived by the scheduler at {@code expireAt}. */
        expired,
        /** A category, tag, author or source of the article was replaced by another. */
        refiled,
        /** The first revision of an article that is older than the revision history. */
        found
    }

    public static ChangeCause of(Action action) {
        return new ChangeCause(action, null);
    }
}
