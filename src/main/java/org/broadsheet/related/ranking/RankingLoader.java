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
import org.broadsheet.related.index.NeighbourStore.Standing;
import org.broadsheet.related.ranking.RelatedRanking.Ranked;

/** Fetches what a {@link RelatedRanking} is made from: for many at once in as many statements as for one. */
@Singleton
public class RankingLoader {
    private final NeighbourStore kept;

    RankingLoader(NeighbourStore kept) {
        this.kept = kept;
    }

    /** What is related to all of these articles together. */
    List<Ranked> of(List<Long> articleIds) {
        return of(kept.of(articleIds).values());
    }

    /** What is related to all that these are the neighbourhoods of. */
    List<Ranked> of(Collection<ArticleNeighbours> neighbourhoods) {
        return each(List.of(neighbourhoods)).get(0);
    }

    /** What is related to each of these articles; nothing for one that is not published. */
    public Map<Long, List<Ranked>> ofEach(List<Long> articleIds) {
        Map<Long, ArticleNeighbours> found = kept.of(articleIds);
        List<Long> ids = articleIds.stream().filter(found::containsKey).toList();
        List<List<Ranked>> lists =
                each(ids.stream().map(id -> List.of(found.get(id))).toList());
        Map<Long, List<Ranked>> byId = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byId.put(ids.get(i), lists.get(i));
        }
        return byId;
    }

    private List<List<Ranked>> each(List<? extends Collection<ArticleNeighbours>> starts) {
        Set<Long> near = new HashSet<>();
        starts.forEach(start -> start.forEach(each -> addOthers(each, near)));
        Map<Long, Standing> standings = kept.standings(near);
        List<RelatedRanking> rankings = new ArrayList<>();
        Set<Long> friends = new HashSet<>();
        for (Collection<ArticleNeighbours> start : starts) {
            RelatedRanking ranking = new RelatedRanking(start, standings);
            ranking.friends().forEach(friend -> friends.add(friend.id()));
            rankings.add(ranking);
        }
        Map<Long, ArticleNeighbours> neighbourhoods = kept.of(friends);
        Set<Long> far = new HashSet<>();
        neighbourhoods.values().forEach(each -> addOthers(each, far));
        far.removeAll(near);
        standings.putAll(kept.standings(far));
        return rankings.stream()
                .map(ranking -> ranking.order(neighbourhoods, standings))
                .toList();
    }

    private static void addOthers(ArticleNeighbours neighbourhood, Set<Long> others) {
        neighbourhood.nearest().forEach(edge -> others.add(edge.other()));
    }
}
