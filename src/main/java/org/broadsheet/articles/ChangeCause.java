package org.broadsheet.articles;

/**
 * Why an article is not what it was.
 *
 * @param restoredFrom the number of the revision that was restored; null for any other action
 */
public record ChangeCause(Action action, Integer restoredFrom) {
    /** What was done to it; the names stand in the contract. */
    public enum Action {
        created,
        updated,
        archived,
        restored,
        imported,
        /** By the clock, as planned. */
        published,
        /** By the clock likewise. */
        expired,
        /** What it was filed under has been merged into something else. */
        refiled,
        /** Not done at all: the article is older than its history. */
        found
    }

    public static ChangeCause of(Action action) {
        return new ChangeCause(action, null);
    }
}
