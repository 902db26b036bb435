package org.broadsheet.feeds;

import java.util.Arrays;

/** The part of an article that a feed contains. */
public enum FeedContent {
    full,
    summary;

    /** @throws IllegalArgumentException if there is no such constant */
    public static FeedContent fromString(String word) {
        return Arrays.stream(values())
                .filter(content -> content.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be full or summary"));
    }
}
