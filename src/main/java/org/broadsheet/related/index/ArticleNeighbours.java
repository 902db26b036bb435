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
    static final int COUNTED = 60;

    /** A round-up is near to everybody; so many neighbours are remembered. */
    private static final int MOST = 200;

    private static final int USUAL = 7;
    private static final float HARDLY_ANY = 1e-6f;

    /** How near neighbours usually are: the mean of the nearest. */
    public record Usual(float nearness, float topical) {
        static Usual of(List<Neighbour> nearestFirst) {
            List<Neighbour> counted = nearestFirst.subList(0, Math.min(COUNTED, nearestFirst.size()));
            double nearness = 0;
            float[] topicals = new float[counted.size()];
            for (int i = 0; i < topicals.length; i++) {
                nearness += i < USUAL ? counted.get(i).nearness() : 0;
                topicals[i] = counted.get(i).topical();
            }
            Arrays.sort(topicals);
            double topical = 0;
            for (int i = topicals.length - 1; i >= Math.max(0, topicals.length - USUAL); i--) {
                topical += topicals[i];
            }
            return new Usual(
                    Math.max((float) (nearness / USUAL), HARDLY_ANY), Math.max((float) (topical / USUAL), HARDLY_ANY));
        }
    }

    private final long articleId;
    private final Map<Long, Neighbour> joining = new HashMap<>();
    private final Set<Long> leaving = new HashSet<>();
    private List<Neighbour> nearestFirst;
    private Usual usual;
    private List<TopNeighbour> friends;

    /** A neighbourhood as it was kept. */
    ArticleNeighbours(long articleId, Usual usual, List<TopNeighbour> friends, List<Neighbour> nearestFirst) {
        this.articleId = articleId;
        this.usual = usual;
        this.friends = friends;
        this.nearestFirst = nearestFirst;
    }

    /** That of an article nobody has looked at yet. */
    public ArticleNeighbours(long articleId) {
        this(articleId, null, List.of(), List.of());
    }

    public long articleId() {
        return articleId;
    }

    public Usual usual() {
        return usual;
    }

    List<TopNeighbour> friends() {
        return friends;
    }

    List<Neighbour> edges() {
        return nearestFirst;
    }

    /** The neighbours that count, nearest first. */
    public List<Neighbour> nearest() {
        return nearestFirst.subList(0, Math.min(COUNTED, nearestFirst.size()));
    }

    /** To be followed by {@link #settle}, like leaving. */
    public void join(Neighbour edge) {
        joining.put(edge.other(), edge);
    }

    void leave(long other) {
        joining.remove(other);
        leaving.add(other);
    }

    /** Puts the neighbours in order after some came or went. Returns those there is no room for. */
    public List<Neighbour> settle() {
        List<Neighbour> sorted = sorted();
        List<Neighbour> kept = List.copyOf(sorted.subList(0, Math.min(MOST, sorted.size())));
        List<Neighbour> dropped = List.copyOf(sorted.subList(kept.size(), sorted.size()));
        nearestFirst = kept;
        usual = Usual.of(kept);
        return dropped;
    }

    /** Those who stay are in order already. */
    private List<Neighbour> sorted() {
        List<Neighbour> come = new ArrayList<>(joining.values());
        come.sort(Neighbour.NEAREST_FIRST);
        List<Neighbour> sorted = new ArrayList<>(nearestFirst.size() + come.size());
        int next = 0;
        for (Neighbour here : nearestFirst) {
            if (!leaving.contains(here.other()) && !joining.containsKey(here.other())) {
                while (next < come.size() && Neighbour.NEAREST_FIRST.compare(come.get(next), here) < 0) {
                    sorted.add(come.get(next++));
                }
                sorted.add(here);
            }
        }
        sorted.addAll(come.subList(next, come.size()));
        joining.clear();
        leaving.clear();
        return sorted;
    }

    /** @param usualOf how near is usual for the others; null for one that is gone */
    void befriend(LongFunction<Usual> usualOf) {
        friends = TopNeighbour.among(nearest(), usual, usualOf);
    }
}
