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

/** Loads the neighbours of neighbours that a {@link RelatedRanking} needs, with the same statements for one as for many. */
@Singleton
public class NeighbourRanker {
    private final NeighbourStore store;

    NeighbourRanker(NeighbourStore store) {
        this.store = store;
    }

    /** @param subject the neighbours of each article of the subject, or of a text */
    List<RankedArticle> rank(Collection<ArticleNeighbours> subject) {
        return rankAll(List.of(subject)).get(0);
    }

    /** Ranks for each article on its own. Articles that are not indexed are absent from the result. */
    public Map<Long, List<RankedArticle>> rankEach(List<Long> articleIds) {
        Map<Long, ArticleNeighbours> found = store.findByArticles(articleIds);
        List<Long> ids = articleIds.stream().filter(found::containsKey).toList();
        List<List<RankedArticle>> ranked =
                rankAll(ids.stream().map(id -> List.of(found.get(id))).toList());
        Map<Long, List<RankedArticle>> rankedById = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            rankedById.put(ids.get(i), ranked.get(i));
        }
        return rankedById;
    }

    private List<List<RankedArticle>> rankAll(List<? extends Collection<ArticleNeighbours>> subjects) {
        Set<Long> directIds = new HashSet<>();
        subjects.forEach(subject -> subject.forEach(each -> addNeighbourIds(each, directIds)));
        Map<Long, NeighbourSummary> summaries = store.findSummaries(directIds);
        List<RelatedRanking> rankings = new ArrayList<>();
        Set<Long> topIds = new HashSet<>();
        for (Collection<ArticleNeighbours> subject : subjects) {
            RelatedRanking ranking = new RelatedRanking(subject, summaries);
            ranking.topNeighbours().forEach(top -> topIds.add(top.articleId()));
            rankings.add(ranking);
        }
        Map<Long, ArticleNeighbours> neighboursOfTop = store.findByArticles(topIds);
        Set<Long> indirectIds = new HashSet<>();
        neighboursOfTop.values().forEach(each -> addNeighbourIds(each, indirectIds));
        indirectIds.removeAll(directIds);
        summaries.putAll(store.findSummaries(indirectIds));
        return rankings.stream()
                .map(ranking -> ranking.rank(neighboursOfTop, summaries))
                .toList();
    }

    private static void addNeighbourIds(ArticleNeighbours neighbours, Set<Long> ids) {
        neighbours.nearest().forEach(neighbour -> ids.add(neighbour.articleId()));
    }
}
