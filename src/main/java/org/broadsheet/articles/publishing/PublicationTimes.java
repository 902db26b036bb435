package org.broadsheet.articles.publishing;

import java.time.Instant;
import org.broadsheet.articles.ArticleInput;
import org.broadsheet.articles.ArticleStatus;
import org.broadsheet.http.problem.FieldErrors;

/**
 * The status of an article with its times, each of which may be null.
 *
 * @param publishAt the planned time of publication
 * @param publishedAt the actual or displayed time of publication
 * @param expireAt when the article is archived, or was
 */
public record PublicationTimes(ArticleStatus status, Instant publishAt, Instant publishedAt, Instant expireAt) {

    public static PublicationTimes of(ArticleInput input) {
        return new PublicationTimes(input.status(), input.publishAt(), input.publishedAt(), input.expireAt());
    }

    /** Returns the status and times after publication and expiry that are due. */
    public PublicationTimes asOf(Instant now) {
        return publishIfDue(now).archiveIfExpired(now);
    }

    /**
     * Returns errors for times that do not fit the status. A draft may keep an expiry time in the past, but must change it
     * to be published again.
     *
     * @param before the current status and times of the article
     * @param allowPastTimes accepts an expiry time in the past, for imports and restored revisions
     */
    public FieldErrors validate(PublicationTimes before, boolean allowPastTimes, Instant now) {
        FieldErrors errors = new FieldErrors();
        boolean expires = status != ArticleStatus.archived && expireAt != null;
        boolean pastAllowed =
                allowPastTimes || status == ArticleStatus.draft && expireAt != null && expireAt.equals(before.expireAt);
        if (expires && !expireAt.isAfter(now) && !pastAllowed) {
            errors.add("/expireAt", "must be in the future; send null to remove it, or archive the article now");
        }
        if (expires && publishAt != null && !expireAt.isAfter(publishAt)) {
            errors.add("/expireAt", "must be after `publishAt`");
        }
        boolean alreadyScheduled = before.status == status && publishAt != null && publishAt.equals(before.publishAt);
        if (status == ArticleStatus.scheduled && !alreadyScheduled && (publishAt == null || !publishAt.isAfter(now))) {
            errors.add("/publishAt", "is needed to schedule an article, and must be in the future");
        }
        if (status == ArticleStatus.published && publishedAt != null && publishedAt.isAfter(now)) {
            errors.add("/publishedAt", "must not be in the future; to publish later, send `scheduled` and `publishAt`");
        }
        if (isPublishedBeforePlan(now) && !publishAt.equals(before.publishAt)) {
            errors.add(
                    "/publishAt",
                    before.status == ArticleStatus.published
                            ? "must not be in the future, because readers see every change of a published article at"
                                    + " once; leave it out to publish the change now, or set the article to `draft`,"
                                    + " and then to `scheduled` with the change"
                            : "must not be in the future for an article that is published now; leave it out, or send"
                                    + " the status `scheduled` to publish then");
        }
        return errors;
    }

    /** The planned time of publication; null if the article was published before it. */
    public Instant remainingPlan(Instant now) {
        return isPublishedBeforePlan(now) ? null : publishAt;
    }

    private boolean isPublishedBeforePlan(Instant now) {
        return status == ArticleStatus.published && publishAt != null && publishAt.isAfter(now);
    }

    private PublicationTimes publishIfDue(Instant now) {
        boolean due = publishAt != null && !publishAt.isAfter(now);
        return switch (status) {
            case scheduled ->
                due ? new PublicationTimes(ArticleStatus.published, publishAt, publishAt, expireAt) : this;
            case published ->
                due && publishedAt == null ? new PublicationTimes(status, publishAt, publishAt, expireAt) : this;
            case draft, archived -> this;
        };
    }

    private PublicationTimes archiveIfExpired(Instant now) {
        boolean due = expireAt != null && !expireAt.isAfter(now);
        boolean mayExpire = status == ArticleStatus.scheduled || status == ArticleStatus.published;
        return due && mayExpire ? new PublicationTimes(ArticleStatus.archived, null, publishedAt, expireAt) : this;
    }
}
