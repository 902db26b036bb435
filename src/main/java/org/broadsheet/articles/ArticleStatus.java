package org.broadsheet.articles;

import java.util.EnumSet;
import java.util.Set;

/** Where an article is on its way to the readers, and where it may go from there. */
public enum ArticleStatus {
    draft,
    scheduled,
    published,
    archived;

    /** The states this one may change to; itself is none of them. */
    public Set<ArticleStatus> next() {
        return switch (this) {
            case draft -> EnumSet.of(scheduled, published, archived);
            case scheduled -> EnumSet.of(draft, published, archived);
            case published -> EnumSet.of(draft, archived);
            case archived -> EnumSet.of(draft);
        };
    }
}
