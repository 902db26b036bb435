package org.broadsheet.related.explanation;

import java.util.List;
import org.broadsheet.related.RelatedOrigin;

/**
 * Whether an article stands in the related list of another, and why, or why not.
 *
 * @param article the slug of the one whose list it is
 * @param other the slug of the one asked about
 * @param listed whether it is among as many as were asked for
 * @param rank its place in the list, from 1; null when it is not among the first fifty
 * @param likeness of the words, 0 to 1; null where they cannot be compared
 * @param obstacles everything that keeps it out; none when it is listed
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

    /** @param article for copies: the slug of the one that stands there instead */
    public record Obstacle(Kind kind, String detail, String article) {
        static Obstacle of(Kind kind, String detail) {
            return new Obstacle(kind, detail, null);
        }
    }

    /** What keeps an article out of a list. */
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
