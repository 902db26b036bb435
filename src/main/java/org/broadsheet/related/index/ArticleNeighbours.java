package org.broadsheet.related.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** Where an article stands among its neighbours: who they are, how near is usual for it, and who its friends are. */
public final class ArticleNeighbours {
    /** How many neighbours count. Beyond them are those who count this one among theirs. */
    static final int MAX_RANKED = 60;

    /** A round-up is near to everybody; so many neighbours are remembered. */
    private static final int MAX_STORED = 200;

    private static final int AVERAGED = 7;
    private static final float MIN_NEARNESS = 1e-6f;

    /** How near neighbours usually are: the mean of the nearest. */
    public record TypicalNearness(float story, float topic) {
        static TypicalNearness of(List<Neighbour> nearestFirst) {
            List<Neighbour> counted = nearestFirst.subList(0, Math.min(MAX_RANKED, nearestFirst.size()));
            double nearness = 0;
            float[] topicals = new float[counted.size()];
            for (int i = 0; i < topicals.length; i++) {
                nearness += i < AVERAGED ? counted.get(i).storyNearness() : 0;
                topicals[i] = counted.get(i).topicNearness();
            }
            Arrays.sort(topicals);
            double topical = 0;
            for (int i = topicals.length - 1; i >= Math.max(0, topicals.length - AVERAGED); i--) {
                topical += topicals[i];
            }
            return new TypicalNearness(
                    Math.max((float) (nearness / AVERAGED), MIN_NEARNESS),
                    Math.max((float) (topical / AVERAGED), MIN_NEARNESS));
        }
    }

    private final long articleId;
    private final Map<Long, Neighbour> added = new HashMap<>();
    private final Set<Long> removed = new HashSet<>();
    private List<Neighbour> nearestFirst;
    private TypicalNearness typicalNearness;
    private List<TopNeighbour> topNeighbours;

    /** A neighbourhood as it was kept. */
    ArticleNeighbours(long articleId, TypicalNearness usual, List<TopNeighbour> friends, List<Neighbour> nearestFirst) {
        this.articleId = articleId;
        this.typicalNearness = usual;
        this.topNeighbours = friends;
        this.nearestFirst = nearestFirst;
    }

    /** That of an article nobody has looked at yet. */
    public ArticleNeighbours(long articleId) {
        this(articleId, null, List.of(), List.of());
    }

    public long articleId() {
        return articleId;
    }

    public TypicalNearness typicalNearness() {
        return typicalNearness;
    }

    List<TopNeighbour> topNeighbours() {
        return topNeighbours;
    }

    List<Neighbour> all() {
        return nearestFirst;
    }

    /** The neighbours that count, nearest first. */
    public List<Neighbour> nearest() {
        return nearestFirst.subList(0, Math.min(MAX_RANKED, nearestFirst.size()));
    }

    /** To be followed by {@link #applyChanges}, like leaving. */
    public void add(Neighbour edge) {
        added.put(edge.articleId(), edge);
    }

    void remove(long other) {
        added.remove(other);
        removed.add(other);
    }

    /** Puts the neighbours in order after some came or went. Returns those there is no room for. */
    public List<Neighbour> applyChanges() {
        List<Neighbour> sorted = merged();
        List<Neighbour> kept = List.copyOf(sorted.subList(0, Math.min(MAX_STORED, sorted.size())));
        List<Neighbour> dropped = List.copyOf(sorted.subList(kept.size(), sorted.size()));
        nearestFirst = kept;
        typicalNearness = TypicalNearness.of(kept);
        return dropped;
    }

    /** Those who stay are in order already. */
    private List<Neighbour> merged() {
        List<Neighbour> come = new ArrayList<>(added.values());
        come.sort(Neighbour.NEAREST_FIRST);
        List<Neighbour> sorted = new ArrayList<>(nearestFirst.size() + come.size());
        int next = 0;
        for (Neighbour here : nearestFirst) {
            if (!removed.contains(here.articleId()) && !added.containsKey(here.articleId())) {
                while (next < come.size() && Neighbour.NEAREST_FIRST.compare(come.get(next), here) < 0) {
                    sorted.add(come.get(next++));
                }
                sorted.add(here);
            }
        }
        sorted.addAll(come.subList(next, come.size()));
        added.clear();
        removed.clear();
        return sorted;
    }

    /** @param usualOf how near is usual for the others; null for one that is gone */
    void selectTopNeighbours(LongFunction<TypicalNearness> usualOf) {
        topNeighbours = TopNeighbour.select(nearest(), typicalNearness, usualOf);
    }
}
