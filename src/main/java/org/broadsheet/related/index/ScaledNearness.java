package org.broadsheet.related.index;

import java.util.Comparator;

/**
 * Nearness of two articles divided by the geometric mean of what is typical for either, so that an article which is near
 * to many others does not appear in every list. Known as local scaling (Zelnik-Manor and Perona, "Self-tuning spectral
 * clustering", 2004).
 */
public record ScaledNearness(long articleId, double story, double topic) {
    static final Comparator<ScaledNearness> NEAREST_FIRST =
            (a, b) -> a.story == b.story ? Long.compare(a.articleId, b.articleId) : Double.compare(b.story, a.story);

    /**
     * @param own typical nearness of the article that has the neighbour
     * @param other typical nearness of the neighbour
     */
    public static ScaledNearness of(Neighbour neighbour, TypicalNearness own, TypicalNearness other) {
        return new ScaledNearness(
                neighbour.articleId(),
                neighbour.storyNearness() / Math.sqrt((double) own.story() * other.story()),
                neighbour.topicNearness() / Math.sqrt((double) own.topic() * other.topic()));
    }

    public ScaledNearness plus(ScaledNearness more) {
        return new ScaledNearness(articleId, story + more.story, topic + more.topic);
    }
}
