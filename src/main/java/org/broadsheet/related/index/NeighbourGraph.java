package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.broadsheet.related.index.ArticleNeighbours.TypicalNearness;
import org.broadsheet.related.index.NearestNeighbourSearch.FoundNeighbours;

/** Brings articles into the neighbourhood of others, and out of it. Who is a neighbour has a neighbour, always. */
@Singleton
class NeighbourGraph {
    private final NeighbourStore store;

    NeighbourGraph(NeighbourStore kept) {
        this.store = kept;
    }

    /** These articles, and those they are neighbours of. */
    Set<Long> withNeighbours(Collection<Long> articleIds) {
        Set<Long> around = new HashSet<>(articleIds);
        store.findByArticles(articleIds).values().forEach(each -> each.all()
                .forEach(edge -> around.add(edge.articleId())));
        return around;
    }

    /**
     * @param found the neighbours of articles that come, or come again
     * @return the articles whose neighbourhood is another now
     */
    Set<Long> replace(List<Long> gone, Map<Long, FoundNeighbours> found) {
        Map<Long, ArticleNeighbours> left = store.findByArticles(gone);
        if (!gone.isEmpty()) {
            store.delete(gone);
        }
        Map<Long, ArticleNeighbours> touched = store.findByArticles(otherEnds(left.values(), found, gone));
        left.forEach((id, neighbourhood) ->
                neighbourhood.all().forEach(edge -> removeNeighbour(touched, edge.articleId(), id)));
        found.keySet().forEach(id -> touched.put(id, new ArticleNeighbours(id)));
        found.forEach((id, neighbours) -> neighbours.neighbours().forEach(edge -> addBothWays(touched, id, edge)));
        applyChanges(touched);
        selectTopNeighbours(touched);
        store.save(touched.values());
        return touched.keySet();
    }

    private static Set<Long> otherEnds(
            Collection<ArticleNeighbours> left, Map<Long, FoundNeighbours> found, List<Long> gone) {
        Set<Long> others = new HashSet<>();
        left.forEach(each -> each.all().forEach(edge -> others.add(edge.articleId())));
        found.values().forEach(each -> each.neighbours().forEach(edge -> others.add(edge.articleId())));
        others.removeAll(gone);
        others.removeAll(found.keySet());
        return others;
    }

    private static void removeNeighbour(Map<Long, ArticleNeighbours> touched, long from, long id) {
        if (touched.containsKey(from)) {
            touched.get(from).remove(id);
        }
    }

    private static void addBothWays(Map<Long, ArticleNeighbours> touched, long id, Neighbour edge) {
        if (touched.containsKey(edge.articleId())) {
            touched.get(id).add(edge);
            touched.get(edge.articleId()).add(new Neighbour(id, edge.storyNearness(), edge.topicNearness()));
        }
    }

    /** Where there is no room for an edge at the one end, it ends at the other too. */
    private void applyChanges(Map<Long, ArticleNeighbours> touched) {
        Map<Long, Set<Long>> dropped = new HashMap<>();
        touched.values().forEach(each -> each.applyChanges()
                .forEach(edge -> dropped.computeIfAbsent(edge.articleId(), other -> new HashSet<>())
                        .add(each.articleId())));
        Set<Long> unknown = new HashSet<>(dropped.keySet());
        unknown.removeAll(touched.keySet());
        touched.putAll(store.findByArticles(unknown));
        dropped.forEach((from, ids) -> {
            ids.forEach(id -> removeNeighbour(touched, from, id));
            if (touched.containsKey(from)) {
                touched.get(from).applyChanges();
            }
        });
    }

    private void selectTopNeighbours(Map<Long, ArticleNeighbours> touched) {
        Set<Long> others = new HashSet<>();
        touched.values().forEach(each -> each.nearest().forEach(edge -> others.add(edge.articleId())));
        others.removeAll(touched.keySet());
        Map<Long, TypicalNearness> usuals = store.findTypicalNearness(others);
        LongFunction<TypicalNearness> usualOf =
                id -> touched.containsKey(id) ? touched.get(id).typicalNearness() : usuals.get(id);
        touched.values().forEach(each -> each.selectTopNeighbours(usualOf));
    }
}
