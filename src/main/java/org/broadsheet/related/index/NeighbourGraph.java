package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.broadsheet.related.index.NearestNeighbourSearch.FoundNeighbours;

/** Adds articles to and removes them from the graph of neighbours. Its edges are undirected: neighbourship is mutual. */
@Singleton
class NeighbourGraph {
    private final NeighbourStore store;

    NeighbourGraph(NeighbourStore store) {
        this.store = store;
    }

    /** The ids of the articles and of all their neighbours. */
    Set<Long> withNeighbours(Collection<Long> articleIds) {
        Set<Long> ids = new HashSet<>(articleIds);
        store.findByArticles(articleIds).values().forEach(each -> addNeighbourIds(each, ids));
        return ids;
    }

    /**
     * Removes articles, and adds others or the same with new neighbours.
     *
     * @param found the neighbours of each article to add, by its id
     * @return the ids of all articles whose neighbours changed, those added included
     */
    Set<Long> replace(List<Long> removedIds, Map<Long, FoundNeighbours> found) {
        Map<Long, ArticleNeighbours> removed = store.findByArticles(removedIds);
        if (!removedIds.isEmpty()) {
            store.delete(removedIds);
        }
        Map<Long, ArticleNeighbours> changed = store.findByArticles(otherEnds(removed.values(), found, removedIds));
        removed.forEach((id, neighbours) ->
                neighbours.all().forEach(neighbour -> removeNeighbour(changed, neighbour.articleId(), id)));
        found.keySet().forEach(id -> changed.put(id, new ArticleNeighbours(id)));
        found.forEach((id, each) -> each.neighbours().forEach(neighbour -> addBothWays(changed, id, neighbour)));
        applyChanges(changed);
        selectTopNeighbours(changed);
        store.save(changed.values());
        return changed.keySet();
    }

    private static Set<Long> otherEnds(
            Collection<ArticleNeighbours> removed, Map<Long, FoundNeighbours> found, List<Long> removedIds) {
        Set<Long> others = new HashSet<>();
        removed.forEach(each -> addNeighbourIds(each, others));
        found.values().forEach(each -> each.neighbours().forEach(neighbour -> others.add(neighbour.articleId())));
        others.removeAll(removedIds);
        others.removeAll(found.keySet());
        return others;
    }

    private static void addNeighbourIds(ArticleNeighbours neighbours, Set<Long> ids) {
        neighbours.all().forEach(neighbour -> ids.add(neighbour.articleId()));
    }

    private static void removeNeighbour(Map<Long, ArticleNeighbours> changed, long from, long id) {
        if (changed.containsKey(from)) {
            changed.get(from).remove(id);
        }
    }

    private static void addBothWays(Map<Long, ArticleNeighbours> changed, long id, Neighbour neighbour) {
        if (changed.containsKey(neighbour.articleId())) {
            changed.get(id).add(neighbour);
            changed.get(neighbour.articleId())
                    .add(new Neighbour(id, neighbour.storyNearness(), neighbour.topicNearness()));
        }
    }

    /** An edge that one article drops for lack of room is removed from the other as well. */
    private void applyChanges(Map<Long, ArticleNeighbours> changed) {
        Map<Long, Set<Long>> droppedBy = new HashMap<>();
        changed.values().forEach(each -> each.applyChanges().forEach(neighbour -> droppedBy
                .computeIfAbsent(neighbour.articleId(), unused -> new HashSet<>())
                .add(each.articleId())));
        Set<Long> notLoaded = new HashSet<>(droppedBy.keySet());
        notLoaded.removeAll(changed.keySet());
        changed.putAll(store.findByArticles(notLoaded));
        droppedBy.forEach((from, ids) -> {
            ids.forEach(id -> removeNeighbour(changed, from, id));
            if (changed.containsKey(from)) {
                changed.get(from).applyChanges();
            }
        });
    }

    private void selectTopNeighbours(Map<Long, ArticleNeighbours> changed) {
        Set<Long> others = new HashSet<>();
        changed.values().forEach(each -> each.nearest().forEach(neighbour -> others.add(neighbour.articleId())));
        others.removeAll(changed.keySet());
        Map<Long, TypicalNearness> typicalOfOthers = store.findTypicalNearness(others);
        LongFunction<TypicalNearness> typicalOf =
                id -> changed.containsKey(id) ? changed.get(id).typicalNearness() : typicalOfOthers.get(id);
        changed.values().forEach(each -> each.selectTopNeighbours(typicalOf));
    }
}
