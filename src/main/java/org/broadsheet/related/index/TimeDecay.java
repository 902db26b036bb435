package org.broadsheet.related.index;

/**
 * Lowers the likeness of two articles by the time between their publications. Their distance from today has no effect. The
 * SQL functions {@code time_proximity} and {@code time_weighted_similarity} compute the same.
 */
public final class TimeDecay {
    private static final double DECAY_DAYS = 6;

    private TimeDecay() {}

    /** e^(−days/6): 1 for two articles published at the same time, near 0 for articles published far apart. */
    public static double closeness(double days) {
        return Math.exp(-Math.abs(days) / DECAY_DAYS);
    }

    /** For reports of the same story: likeness falls to a half at most. */
    static double storyNearness(double likeness, double closeness) {
        return likeness * (0.5 + 0.5 * closeness);
    }

    /** For articles about the same topic, which age more slowly: likeness falls to three quarters at most. */
    static double topicNearness(double likeness, double closeness) {
        return likeness * (0.75 + 0.25 * closeness);
    }
}
