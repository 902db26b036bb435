package org.broadsheet.related.index;

import java.util.Arrays;
import java.util.List;

/**
 * The mean nearness of an article's 7 nearest neighbours. It is high for long articles and round-ups, which are near to
 * many others.
 */
public record TypicalNearness(float story, float topic) {
    private static final int AVERAGED = 7;

    /** Prevents a division by zero. */
    private static final float MINIMUM = 1e-6f;

    static TypicalNearness of(List<Neighbour> nearestFirst) {
        double story = 0;
        float[] topics = new float[nearestFirst.size()];
        for (int i = 0; i < topics.length; i++) {
            story += i < AVERAGED ? nearestFirst.get(i).storyNearness() : 0;
            topics[i] = nearestFirst.get(i).topicNearness();
        }
        Arrays.sort(topics);
        double topic = 0;
        for (int i = topics.length - 1; i >= Math.max(0, topics.length - AVERAGED); i--) {
            topic += topics[i];
        }
        return new TypicalNearness(
                Math.max((float) (story / AVERAGED), MINIMUM), Math.max((float) (topic / AVERAGED), MINIMUM));
    }
}
