package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.broadsheet.related.index.ArticleNeighbours.Usual;
import org.broadsheet.related.index.NearestNeighbours.Found;

/** Brings articles into the neighbourhood of others, and out of it. Who is a neighbour has a neighbour, always. */
@Singleton
class NeighbourGraph {
    private final NeighbourStore kept;

    NeighbourGraph(NeighbourStore kept) {
        this.kept = kept;
    }

    /** These articles, and those they are neighbours of. */
    Set<Long> around(Collection<Long> articleIds) {
        Set<Long> around = new HashSet<>(articleIds);
        kept.of(articleIds).values().forEach(each -> each.edges().forEach(edge -> around.add(edge.other())));
        return around;
    }

    /**
     * @param found the neighbours of articles that come, or come again
     * @return the articles whose neighbourhood is another now
     */
    Set<Long> replace(List<Long> gone, Map<Long, Found> found) {
        Map<Long, ArticleNeighbours> left = kept.of(gone);
        if (!gone.isEmpty()) {
            kept.remove(gone);
        }
        Map<Long, ArticleNeighbours> touched = kept.of(others(left.values(), found, gone));
        left.forEach((id, neighbourhood) -> neighbourhood.edges().forEach(edge -> leave(touched, edge.other(), id)));
        found.keySet().forEach(id -> touched.put(id, new ArticleNeighbours(id)));
        found.forEach((id, neighbours) -> neighbours.edges().forEach(edge -> join(touched, id, edge)));
        settle(touched);
        befriend(touched);
        kept.keep(touched.values());
        return touched.keySet();
    }

    private static Set<Long> others(Collection<ArticleNeighbours> left, Map<Long, Found> found, List<Long> gone) {
        Set<Long> others = new HashSet<>();
        left.forEach(each -> each.edges().forEach(edge -> others.add(edge.other())));
        found.values().forEach(each -> each.edges().forEach(edge -> others.add(edge.other())));
        others.removeAll(gone);
        others.removeAll(found.keySet());
        return others;
    }

    private static void leave(Map<Long, ArticleNeighbours> touched, long from, long id) {
        if (touched.containsKey(from)) {
            touched.get(from).leave(id);
        }
    }

    private static void join(Map<Long, ArticleNeighbours> touched, long id, Neighbour edge) {
        if (touched.containsKey(edge.other())) {
            touched.get(id).join(edge);
            touched.get(edge.other()).join(new Neighbour(id, edge.nearness(), edge.topical()));
        }
    }

    /** Where there is no room for an edge at the one end, it ends at the other too. */
    private void settle(Map<Long, ArticleNeighbours> touched) {
        Map<Long, Set<Long>> dropped = new HashMap<>();
        touched.values().forEach(each -> each.settle()
                .forEach(edge -> dropped.computeIfAbsent(edge.other(), other -> new HashSet<>())
                        .add(each.articleId())));
        Set<Long> unknown = new HashSet<>(dropped.keySet());
        unknown.removeAll(touched.keySet());
        touched.putAll(kept.of(unknown));
        dropped.forEach((from, ids) -> {
            ids.forEach(id -> leave(touched, from, id));
            if (touched.containsKey(from)) {
                touched.get(from).settle();
            }
        });
    }

    private void befriend(Map<Long, ArticleNeighbours> touched) {
        Set<Long> others = new HashSet<>();
        touched.values().forEach(each -> each.nearest().forEach(edge -> others.add(edge.other())));
        others.removeAll(touched.keySet());
        Map<Long, Usual> usuals = kept.usuals(others);
        LongFunction<Usual> usualOf =
                id -> touched.containsKey(id) ? touched.get(id).usual() : usuals.get(id);
        touched.values().forEach(each -> each.befriend(usualOf));
    }
}
