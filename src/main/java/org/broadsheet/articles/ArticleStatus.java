package org.broadsheet.articles;

import java.util.EnumSet;
import java.util.Set;

/** The states of an article and the transitions between them. */
public enum ArticleStatus {
    draft,
    scheduled,
    published,
    archived;

    /** The states that this one may change to, without itself. */
    public Set<ArticleStatus> next() {
        return switch (this) {
            case draft -> EnumSet.of(scheduled, published, archived);
            case scheduled -> EnumSet.of(draft, published, archived);
            case published -> EnumSet.of(draft, archived);
            case archived -> EnumSet.of(draft);
        };
    }
}
