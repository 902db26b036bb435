package org.broadsheet.front;

/** An article that may stand in a section, and why. */
record FrontCandidate(long section, long article, Reason reason) {
    enum Reason {
        PINNED,
        LATEST,
        MOST_READ
    }
}
