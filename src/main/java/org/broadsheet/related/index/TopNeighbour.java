package org.broadsheet.related.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * One of the 12 neighbours of an article with the largest scaled nearness.
 *
 * @param share its part of the sum over all 12, by the fifth power of scaled nearness; the shares add up to 1
 */
public record TopNeighbour(long articleId, double share) {
    private static final int MAX_COUNT = 12;

    /** @param typicalOf typical nearness by article id; null for an article that is no longer indexed */
    static List<TopNeighbour> select(
            List<Neighbour> neighbours, TypicalNearness own, LongFunction<TypicalNearness> typicalOf) {
        List<ScaledNearness> scaled = new ArrayList<>(neighbours.size());
        for (Neighbour neighbour : neighbours) {
            TypicalNearness other = typicalOf.apply(neighbour.articleId());
            if (other != null) {
                scaled.add(ScaledNearness.of(neighbour, own, other));
            }
        }
        return select(scaled);
    }

    public static List<TopNeighbour> select(Map<Long, ScaledNearness> scaledById) {
        return select(List.copyOf(scaledById.values()));
    }

    private static List<TopNeighbour> select(List<ScaledNearness> scaled) {
        List<ScaledNearness> top = scaled.stream()
                .sorted(ScaledNearness.NEAREST_FIRST)
                .limit(MAX_COUNT)
                .toList();
        double sum = top.stream().mapToDouble(each -> fifthPower(each.story())).sum();
        return top.stream()
                .map(each -> new TopNeighbour(each.articleId(), fifthPower(each.story()) / sum))
                .toList();
    }

    private static double fifthPower(double value) {
        double square = value * value;
        return square * square * value;
    }
}
