package org.broadsheet.related.ranking;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.related.index.ArticleNeighbours;
import org.broadsheet.related.index.NeighbourStore;
import org.broadsheet.related.index.NeighbourStore.NeighbourSummary;
import org.broadsheet.related.ranking.RelatedRanking.Ranked;

/** Fetches what a {@link RelatedRanking} is made from: for many at once in as many statements as for one. */
@Singleton
public class NeighbourRanker {
    private final NeighbourStore store;

    NeighbourRanker(NeighbourStore kept) {
        this.store = kept;
    }

    /** What is related to all of these articles together. */
    List<Ranked> rank(List<Long> articleIds) {
        return rank(store.findByArticles(articleIds).values());
    }

    /** What is related to all that these are the neighbourhoods of. */
    List<Ranked> rank(Collection<ArticleNeighbours> neighbourhoods) {
        return rankAll(List.of(neighbourhoods)).get(0);
    }

    /** What is related to each of these articles; nothing for one that is not published. */
    public Map<Long, List<Ranked>> rankEach(List<Long> articleIds) {
        Map<Long, ArticleNeighbours> found = store.findByArticles(articleIds);
        List<Long> ids = articleIds.stream().filter(found::containsKey).toList();
        List<List<Ranked>> lists =
                rankAll(ids.stream().map(id -> List.of(found.get(id))).toList());
        Map<Long, List<Ranked>> byId = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byId.put(ids.get(i), lists.get(i));
        }
        return byId;
    }

    private List<List<Ranked>> rankAll(List<? extends Collection<ArticleNeighbours>> starts) {
        Set<Long> near = new HashSet<>();
        starts.forEach(start -> start.forEach(each -> addNeighbourIds(each, near)));
        Map<Long, NeighbourSummary> standings = store.findSummaries(near);
        List<RelatedRanking> rankings = new ArrayList<>();
        Set<Long> friends = new HashSet<>();
        for (Collection<ArticleNeighbours> start : starts) {
            RelatedRanking ranking = new RelatedRanking(start, standings);
            ranking.topNeighbours().forEach(friend -> friends.add(friend.id()));
            rankings.add(ranking);
        }
        Map<Long, ArticleNeighbours> neighbourhoods = store.findByArticles(friends);
        Set<Long> far = new HashSet<>();
        neighbourhoods.values().forEach(each -> addNeighbourIds(each, far));
        far.removeAll(near);
        standings.putAll(store.findSummaries(far));
        return rankings.stream()
                .map(ranking -> ranking.rank(neighbourhoods, standings))
                .toList();
    }

    private static void addNeighbourIds(ArticleNeighbours neighbourhood, Set<Long> others) {
        neighbourhood.nearest().forEach(edge -> others.add(edge.articleId()));
    }
}
