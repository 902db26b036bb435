package org.broadsheet.articles;

import java.time.Instant;

/**
 * What an article's status and its times say together.
 *
 * @param publishAt when it shall be published
 * @param publishedAt when it was
 * @param expireAt when it shall go, or went
 */
record Timetable(ArticleStatus status, Instant publishAt, Instant publishedAt, Instant expireAt) {

    static Timetable of(ArticleInput input) {
        return new Timetable(input.status(), input.publishAt(), input.publishedAt(), input.expireAt());
    }

    /** What the clock makes of it until then. */
    Timetable at(Instant now) {
        return published(now).expired(now);
    }

    private Timetable published(Instant now) {
        boolean due = publishAt != null && !publishAt.isAfter(now);
        return switch (status) {
            case scheduled -> due ? new Timetable(ArticleStatus.published, publishAt, publishAt, expireAt) : this;
            case published -> due && publishedAt == null ? new Timetable(status, publishAt, publishAt, expireAt) : this;
            case draft, archived -> this;
        };
    }

    private Timetable expired(Instant now) {
        boolean due = expireAt != null && !expireAt.isAfter(now);
        boolean mayExpire = status == ArticleStatus.scheduled || status == ArticleStatus.published;
        return due && mayExpire ? new Timetable(ArticleStatus.archived, null, publishedAt, expireAt) : this;
    }
}
