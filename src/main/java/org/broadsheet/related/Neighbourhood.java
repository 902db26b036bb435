package org.broadsheet.related;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Where an article stands among its neighbours: who they are, how near is usual for it, and who its friends are. */
final class Neighbourhood {
    /** How many neighbours count. Beyond them are those who count this one among theirs. */
    static final int COUNTED = 60;

    /** A round-up is near to everybody; so many neighbours are remembered. */
    private static final int MOST = 200;

    private static final int USUAL = 7;
    private static final float HARDLY_ANY = 1e-6f;

    /** How near neighbours usually are: the mean of the nearest. */
    record Usual(float nearness, float topical) {
        static Usual of(List<Edge> nearestFirst) {
            double nearness = nearestFirst.stream()
                    .limit(USUAL)
                    .mapToDouble(Edge::nearness)
                    .sum();
            double topical = nearestFirst.stream()
                    .limit(COUNTED)
                    .map(Edge::topical)
                    .sorted(Comparator.reverseOrder())
                    .limit(USUAL)
                    .mapToDouble(each -> each)
                    .sum();
            return new Usual(
                    Math.max((float) (nearness / USUAL), HARDLY_ANY), Math.max((float) (topical / USUAL), HARDLY_ANY));
        }
    }

    private final long articleId;
    private final Map<Long, Edge> edges = new HashMap<>();
    private List<Edge> nearestFirst;
    private Usual usual;
    private List<Friend> friends;

    /** A neighbourhood as it was kept. */
    Neighbourhood(long articleId, Usual usual, List<Friend> friends, List<Edge> nearestFirst) {
        this.articleId = articleId;
        this.usual = usual;
        this.friends = friends;
        this.nearestFirst = nearestFirst;
        nearestFirst.forEach(edge -> edges.put(edge.other(), edge));
    }

    /** That of an article nobody has looked at yet. */
    Neighbourhood(long articleId) {
        this(articleId, null, List.of(), List.of());
    }

    long articleId() {
        return articleId;
    }

    Usual usual() {
        return usual;
    }

    List<Friend> friends() {
        return friends;
    }

    List<Edge> edges() {
        return nearestFirst;
    }

    /** The neighbours that count, nearest first. */
    List<Edge> nearest() {
        return nearestFirst.subList(0, Math.min(COUNTED, nearestFirst.size()));
    }

    void join(Edge edge) {
        edges.put(edge.other(), edge);
    }

    void leave(long other) {
        edges.remove(other);
    }

    /** Puts the neighbours in order after some came or went. Returns those there is no room for. */
    List<Edge> settle() {
        List<Edge> sorted = new ArrayList<>(edges.values());
        sorted.sort(Edge.NEAREST_FIRST);
        List<Edge> kept = List.copyOf(sorted.subList(0, Math.min(MOST, sorted.size())));
        List<Edge> dropped = List.copyOf(sorted.subList(kept.size(), sorted.size()));
        dropped.forEach(edge -> edges.remove(edge.other()));
        nearestFirst = kept;
        usual = Usual.of(kept);
        return dropped;
    }

    /** @param usualOf how near is usual for the others; null for one that is gone */
    void befriend(LongFunction<Usual> usualOf) {
        friends = Friend.among(nearest(), usual, usualOf);
    }
}
