package org.broadsheet.related.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** The neighbours of one article, with its typical nearness and its top neighbours. */
public final class ArticleNeighbours {
    /** Number of neighbours that rankings use. More are stored because neighbourship is mutual. */
    static final int MAX_RANKED = 60;

    /** Bounds the row of an article that is near to thousands, such as a round-up. */
    private static final int MAX_STORED = 200;

    private final long articleId;
    private final Map<Long, Neighbour> added = new HashMap<>();
    private final Set<Long> removed = new HashSet<>();
    private List<Neighbour> nearestFirst;
    private TypicalNearness typicalNearness;
    private List<TopNeighbour> topNeighbours;

    /** From a stored row. */
    ArticleNeighbours(
            long articleId,
            TypicalNearness typicalNearness,
            List<TopNeighbour> topNeighbours,
            List<Neighbour> nearestFirst) {
        this.articleId = articleId;
        this.typicalNearness = typicalNearness;
        this.topNeighbours = topNeighbours;
        this.nearestFirst = nearestFirst;
    }

    /** Without neighbours, and without a typical nearness until {@link #applyChanges}. */
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

    /** At most 60 neighbours, nearest first. */
    public List<Neighbour> nearest() {
        return nearestFirst.subList(0, Math.min(MAX_RANKED, nearestFirst.size()));
    }

    /** Takes effect with {@link #applyChanges}. */
    public void add(Neighbour neighbour) {
        added.put(neighbour.articleId(), neighbour);
    }

    /** Takes effect with {@link #applyChanges}. */
    void remove(long neighbourId) {
        added.remove(neighbourId);
        removed.add(neighbourId);
    }

    /** Returns the farthest neighbours beyond the maximum, which are dropped. */
    public List<Neighbour> applyChanges() {
        List<Neighbour> sorted = merged();
        List<Neighbour> stored = List.copyOf(sorted.subList(0, Math.min(MAX_STORED, sorted.size())));
        List<Neighbour> dropped = List.copyOf(sorted.subList(stored.size(), sorted.size()));
        nearestFirst = stored;
        typicalNearness = TypicalNearness.of(nearest());
        return dropped;
    }

    /** Merges the added neighbours into the others, which are sorted already. */
    private List<Neighbour> merged() {
        List<Neighbour> additions = new ArrayList<>(added.values());
        additions.sort(Neighbour.NEAREST_FIRST);
        List<Neighbour> merged = new ArrayList<>(nearestFirst.size() + additions.size());
        int next = 0;
        for (Neighbour neighbour : nearestFirst) {
            if (!removed.contains(neighbour.articleId()) && !added.containsKey(neighbour.articleId())) {
                while (next < additions.size() && Neighbour.NEAREST_FIRST.compare(additions.get(next), neighbour) < 0) {
                    merged.add(additions.get(next++));
                }
                merged.add(neighbour);
            }
        }
        merged.addAll(additions.subList(next, additions.size()));
        added.clear();
        removed.clear();
        return merged;
    }

    /** @param typicalOf typical nearness by article id; null for an article that is no longer indexed */
    void selectTopNeighbours(LongFunction<TypicalNearness> typicalOf) {
        topNeighbours = TopNeighbour.select(nearest(), typicalNearness, typicalOf);
    }
}
