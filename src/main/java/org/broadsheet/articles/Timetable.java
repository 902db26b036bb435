package org.broadsheet.articles;

import java.time.Instant;
import org.broadsheet.platform.problem.Faults;

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

    /**
     * What keeps an article from having these times. What has expired keeps the time, and may be worked on with it, but
     * not be published again.
     *
     * @param before what it has now
     * @param fromElsewhere whether it may have expired where it comes from
     */
    Faults objections(Timetable before, boolean fromElsewhere, Instant now) {
        Faults faults = new Faults();
        boolean stays = status != ArticleStatus.archived && expireAt != null;
        boolean workedOn =
                fromElsewhere || status == ArticleStatus.draft && expireAt != null && expireAt.equals(before.expireAt);
        if (stays && !expireAt.isAfter(now) && !workedOn) {
            faults.add("/expireAt", "must lie in the future; send null to let the article stay, or archive it now");
        }
        if (stays && publishAt != null && !expireAt.isAfter(publishAt)) {
            faults.add("/expireAt", "must lie after `publishAt`");
        }
        boolean planned = before.status == status && publishAt != null && publishAt.equals(before.publishAt);
        if (status == ArticleStatus.scheduled && !planned && (publishAt == null || !publishAt.isAfter(now))) {
            faults.add("/publishAt", "must be given, and lie in the future, to schedule an article");
        }
        if (status == ArticleStatus.published && publishedAt != null && publishedAt.isAfter(now)) {
            faults.add(
                    "/publishedAt", "must not lie in the future; to publish later, send `scheduled` and `publishAt`");
        }
        return faults;
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
