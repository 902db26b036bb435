package org.broadsheet.related.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.broadsheet.related.index.ArticleNeighbours.Usual;

/**
 * One of an article's nearest, in units of how near is usual for either.
 *
 * @param share of all friends' 1
 */
public record TopNeighbour(long id, double share) {
    private static final int MOST = 12;

    /** How near somebody is, in those units: so that nobody is near to everybody. */
    public record Closeness(long id, double story, double topic) {
        static final Comparator<Closeness> CLOSEST_FIRST =
                (a, b) -> a.story == b.story ? Long.compare(a.id, b.id) : Double.compare(b.story, a.story);

        public static Closeness of(Neighbour edge, Usual here, Usual there) {
            return new Closeness(
                    edge.other(),
                    edge.nearness() / Math.sqrt((double) here.nearness() * there.nearness()),
                    edge.topical() / Math.sqrt((double) here.topical() * there.topical()));
        }

        public Closeness plus(Closeness more) {
            return new Closeness(id, story + more.story, topic + more.topic);
        }
    }

    static List<TopNeighbour> among(List<Neighbour> nearest, Usual here, LongFunction<Usual> usualOf) {
        List<Closeness> closeness = new ArrayList<>(nearest.size());
        for (Neighbour edge : nearest) {
            Usual there = usualOf.apply(edge.other());
            if (there != null) {
                closeness.add(Closeness.of(edge, here, there));
            }
        }
        return among(closeness);
    }

    public static List<TopNeighbour> among(Map<Long, Closeness> closeness) {
        return among(List.copyOf(closeness.values()));
    }

    private static List<TopNeighbour> among(List<Closeness> closeness) {
        List<Closeness> closest =
                closeness.stream().sorted(Closeness.CLOSEST_FIRST).limit(MOST).toList();
        double sum = closest.stream().mapToDouble(each -> fifth(each.story())).sum();
        return closest.stream()
                .map(each -> new TopNeighbour(each.id(), fifth(each.story()) / sum))
                .toList();
    }

    private static double fifth(double z) {
        double square = z * z;
        return square * square * z;
    }
}
