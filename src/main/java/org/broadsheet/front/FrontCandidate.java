package org.broadsheet.front;

/**
 * An article that may be shown in a section of the front page.
 *
 * @param section row id of the category
 * @param article row id of the article
 */
record FrontCandidate(long section, long article, Reason reason) {
    enum Reason {
        PINNED,
        LATEST,
        MOST_READ
    }
}
