package org.broadsheet.related.explanation;

import java.util.List;
import org.broadsheet.related.RelatedOrigin;

/**
 * Whether an article is in the related list of another, and why, or why not.
 *
 * @param article slug of the article that has the list
 * @param other slug of the article in question
 * @param listed whether it is within the limit of the request
 * @param rank its position in the list, from 1; null if it is not among the first fifty
 * @param likeness of the words, 0 to 1; null if they cannot be compared
 * @param obstacles all reasons why it is not listed; empty if it is
 */
public record WhyRelated(
        String article,
        String other,
        boolean listed,
        Integer rank,
        RelatedOrigin origin,
        Double score,
        List<RelatedReason> reasons,
        Double likeness,
        List<Obstacle> obstacles) {

    /** @param article for a near-duplicate: slug of the article that is listed instead */
    public record Obstacle(Kind kind, String detail, String article) {
        static Obstacle of(Kind kind, String detail) {
            return new Obstacle(kind, detail, null);
        }
    }

    /** Why an article is not listed. */
    public enum Kind {
        itself,
        translation,
        status,
        hidden,
        excluded,
        language,
        filter,
        copy,
        cap,
        distance,
        limit
    }
}
