package org.broadsheet.related.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.related.index.ArticleNeighbours;
import org.broadsheet.related.index.Neighbour;
import org.broadsheet.related.index.NeighbourStore.NeighbourSummary;
import org.broadsheet.related.index.ScaledNearness;
import org.broadsheet.related.index.TopNeighbour;
import org.broadsheet.related.index.TypicalNearness;

/**
 * Ranks the neighbours of a subject and their neighbours. The sixth power of scaled nearness decides among reports of the
 * same story. Below that, articles are ranked by shared neighbours: those near to the subject's top neighbours, and those
 * whose own top neighbours are near to the subject. The formula and its measurements: {@code src/docs/related.md}.
 */
final class RelatedRanking {
    private static final double SHARED_NEIGHBOURS_FACTOR = 3;
    private static final double TOP_NEIGHBOUR_BONUS = 1.5;

    /** Number of articles, ranked without their own top neighbours, for which these are considered as well. */
    private static final int MAX_SECOND_STAGE = 300;

    private final Set<Long> subjectIds = new HashSet<>();
    private final Map<Long, ScaledNearness> direct = new HashMap<>();
    private final List<TopNeighbour> topNeighbours;

    /**
     * @param subject the neighbours of one article or text, or of all articles of a reading history
     * @param summaries of the neighbours, by article id
     */
    RelatedRanking(Collection<ArticleNeighbours> subject, Map<Long, NeighbourSummary> summaries) {
        for (ArticleNeighbours each : subject) {
            subjectIds.add(each.articleId());
            for (Neighbour neighbour : each.nearest()) {
                NeighbourSummary summary = summaries.get(neighbour.articleId());
                // an article that has not been compared yet has no summary
                TypicalNearness other = summary == null ? each.typicalNearness() : summary.typicalNearness();
                direct.merge(
                        neighbour.articleId(),
                        ScaledNearness.of(neighbour, each.typicalNearness(), other),
                        ScaledNearness::plus);
            }
        }
        topNeighbours = TopNeighbour.select(direct);
    }

    List<TopNeighbour> topNeighbours() {
        return topNeighbours;
    }

    /**
     * Ranks all articles, best first.
     *
     * @param neighboursOfTop the neighbours of each top neighbour, by its id
     * @param summaries of all direct neighbours and of all articles in {@code neighboursOfTop}
     */
    List<RankedArticle> rank(Map<Long, ArticleNeighbours> neighboursOfTop, Map<Long, NeighbourSummary> summaries) {
        Map<Long, Double> shared = nearnessToTopNeighbours(neighboursOfTop, summaries);
        Set<Long> ids = new HashSet<>(direct.keySet());
        ids.addAll(shared.keySet());
        ids.removeAll(subjectIds);
        List<RankedArticle> firstStage = new ArrayList<>();
        for (long id : ids) {
            double story = direct.containsKey(id) ? direct.get(id).story() : 0;
            firstStage.add(new RankedArticle(
                    id, Math.pow(story, 6) + SHARED_NEIGHBOURS_FACTOR * shared.getOrDefault(id, 0.0)));
        }
        return firstStage.stream()
                .sorted(RankedArticle.BEST_FIRST)
                .limit(MAX_SECOND_STAGE)
                .map(each -> new RankedArticle(
                        each.id(),
                        each.rank() + SHARED_NEIGHBOURS_FACTOR * nearnessOfTopNeighbours(summaries.get(each.id()))))
                .sorted(RankedArticle.BEST_FIRST)
                .toList();
    }

    /** Sums, for each article, how near it is to the subject's top neighbours. */
    private Map<Long, Double> nearnessToTopNeighbours(
            Map<Long, ArticleNeighbours> neighboursOfTop, Map<Long, NeighbourSummary> summaries) {
        Map<Long, Double> shared = new HashMap<>();
        for (TopNeighbour top : topNeighbours) {
            ArticleNeighbours neighbours = neighboursOfTop.get(top.articleId());
            if (neighbours != null) {
                shared.merge(top.articleId(), TOP_NEIGHBOUR_BONUS * top.share(), Double::sum);
                for (Neighbour neighbour : neighbours.nearest()) {
                    NeighbourSummary summary = summaries.get(neighbour.articleId());
                    if (summary != null) {
                        double topic = ScaledNearness.of(
                                        neighbour, neighbours.typicalNearness(), summary.typicalNearness())
                                .topic();
                        shared.merge(neighbour.articleId(), top.share() * topic, Double::sum);
                    }
                }
            }
        }
        return shared;
    }

    /** Sums how near an article's own top neighbours are to the subject. */
    private double nearnessOfTopNeighbours(NeighbourSummary summary) {
        double sum = 0;
        for (TopNeighbour top : summary == null ? List.<TopNeighbour>of() : summary.topNeighbours()) {
            double topic = direct.containsKey(top.articleId())
                    ? direct.get(top.articleId()).topic()
                    : 0;
            sum += top.share() * (topic + (subjectIds.contains(top.articleId()) ? TOP_NEIGHBOUR_BONUS : 0));
        }
        return sum;
    }
}
