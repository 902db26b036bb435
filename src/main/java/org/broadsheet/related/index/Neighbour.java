package org.broadsheet.related.index;

import java.util.Comparator;

/**
 * One neighbour of an article.
 *
 * @param storyNearness likeness of the words, lowered by the time between the two articles
 * @param topicNearness likeness of the words, lowered half as much
 */
public record Neighbour(long articleId, float storyNearness, float topicNearness) {
    static final Comparator<Neighbour> NEAREST_FIRST = (a, b) -> a.storyNearness == b.storyNearness
            ? Long.compare(a.articleId, b.articleId)
            : Float.compare(b.storyNearness, a.storyNearness);

    static Neighbour of(long articleId, double likeness, double days) {
        double closeness = TimeDecay.closeness(days);
        return new Neighbour(articleId, (float) TimeDecay.storyNearness(likeness, closeness), (float)
                TimeDecay.topicNearness(likeness, closeness));
    }
}
