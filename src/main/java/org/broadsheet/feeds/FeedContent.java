package org.broadsheet.feeds;

import java.util.Arrays;

/** How much of an article a feed holds. */
public enum FeedContent {
    full,
    summary;

    /** @throws IllegalArgumentException for another word */
    public static FeedContent fromString(String word) {
        return Arrays.stream(values())
                .filter(content -> content.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be full or summary"));
    }
}
