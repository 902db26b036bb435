package org.broadsheet.related.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.broadsheet.related.index.ArticleNeighbours.TypicalNearness;

/**
 * One of an article's nearest, in units of how near is usual for either.
 *
 * @param share of all friends' 1
 */
public record TopNeighbour(long id, double share) {
    private static final int MAX_COUNT = 12;

    /** How near somebody is, in those units: so that nobody is near to everybody. */
    public record ScaledNearness(long id, double story, double topic) {
        static final Comparator<ScaledNearness> NEAREST_FIRST =
                (a, b) -> a.story == b.story ? Long.compare(a.id, b.id) : Double.compare(b.story, a.story);

        public static ScaledNearness of(Neighbour edge, TypicalNearness here, TypicalNearness there) {
            return new ScaledNearness(
                    edge.articleId(),
                    edge.storyNearness() / Math.sqrt((double) here.story() * there.story()),
                    edge.topicNearness() / Math.sqrt((double) here.topic() * there.topic()));
        }

        public ScaledNearness plus(ScaledNearness more) {
            return new ScaledNearness(id, story + more.story, topic + more.topic);
        }
    }

    static List<TopNeighbour> select(
            List<Neighbour> nearest, TypicalNearness here, LongFunction<TypicalNearness> usualOf) {
        List<ScaledNearness> closeness = new ArrayList<>(nearest.size());
        for (Neighbour edge : nearest) {
            TypicalNearness there = usualOf.apply(edge.articleId());
            if (there != null) {
                closeness.add(ScaledNearness.of(edge, here, there));
            }
        }
        return select(closeness);
    }

    public static List<TopNeighbour> select(Map<Long, ScaledNearness> closeness) {
        return select(List.copyOf(closeness.values()));
    }

    private static List<TopNeighbour> select(List<ScaledNearness> closeness) {
        List<ScaledNearness> closest = closeness.stream()
                .sorted(ScaledNearness.NEAREST_FIRST)
                .limit(MAX_COUNT)
                .toList();
        double sum =
                closest.stream().mapToDouble(each -> fifthPower(each.story())).sum();
        return closest.stream()
                .map(each -> new TopNeighbour(each.id(), fifthPower(each.story()) / sum))
                .toList();
    }

    private static double fifthPower(double z) {
        double square = z * z;
        return square * square * z;
    }
}
