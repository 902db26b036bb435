package org.broadsheet.related.index;

import java.util.Comparator;

/**
 * What makes two articles neighbours.
 *
 * @param nearness likeness of the words, up to halved by distance in time
 * @param topical the same with half as much regard for time: topics age more slowly than stories
 */
public record Neighbour(long articleId, float storyNearness, float topicNearness) {
    static final Comparator<Neighbour> NEAREST_FIRST = (a, b) -> a.storyNearness == b.storyNearness
            ? Long.compare(a.articleId, b.articleId)
            : Float.compare(b.storyNearness, a.storyNearness);

    private static final double FADING_DAYS = 6;

    static Neighbour of(long other, double likeness, double days) {
        double closeness = closeness(days);
        return new Neighbour(
                other, (float) (likeness * (0.5 + 0.5 * closeness)), (float) (likeness * (0.75 + 0.25 * closeness)));
    }

    /** 1 for the same moment, towards 0 for far apart. */
    public static double closeness(double days) {
        return Math.exp(-Math.abs(days) / FADING_DAYS);
    }
}
