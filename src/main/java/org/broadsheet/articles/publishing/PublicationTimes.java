package org.broadsheet.articles.publishing;

import java.time.Instant;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.http.problem.FieldErrors;

/**
 * What an article's status and its times say together.
 *
 * @param publishAt when it shall be published
 * @param publishedAt when it was
 * @param expireAt when it shall go, or went
 */
public record PublicationTimes(ArticleStatus status, Instant publishAt, Instant publishedAt, Instant expireAt) {

    public static PublicationTimes of(ArticleInput input) {
        return new PublicationTimes(input.status(), input.publishAt(), input.publishedAt(), input.expireAt());
    }

    /** What the clock makes of it until then. */
    public PublicationTimes asOf(Instant now) {
        return published(now).expired(now);
    }

    /**
     * What keeps an article from having these times. What has expired keeps the time, and may be worked on with it, but
     * not be published again.
     *
     * @param before what it has now
     * @param fromElsewhere whether it may have expired where it comes from
     */
    public FieldErrors validate(PublicationTimes before, boolean fromElsewhere, Instant now) {
        FieldErrors faults = new FieldErrors();
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

    private PublicationTimes published(Instant now) {
        boolean due = publishAt != null && !publishAt.isAfter(now);
        return switch (status) {
            case scheduled ->
                due ? new PublicationTimes(ArticleStatus.published, publishAt, publishAt, expireAt) : this;
            case published ->
                due && publishedAt == null ? new PublicationTimes(status, publishAt, publishAt, expireAt) : this;
            case draft, archived -> this;
        };
    }

    private PublicationTimes expired(Instant now) {
        boolean due = expireAt != null && !expireAt.isAfter(now);
        boolean mayExpire = status == ArticleStatus.scheduled || status == ArticleStatus.published;
        return due && mayExpire ? new PublicationTimes(ArticleStatus.archived, null, publishedAt, expireAt) : this;
    }
}
