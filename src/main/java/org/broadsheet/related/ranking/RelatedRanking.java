package org.broadsheet.related.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.related.index.ArticleNeighbours;
import org.broadsheet.related.index.ArticleNeighbours.TypicalNearness;
import org.broadsheet.related.index.Neighbour;
import org.broadsheet.related.index.NeighbourStore.NeighbourSummary;
import org.broadsheet.related.index.TopNeighbour;
import org.broadsheet.related.index.TopNeighbour.ScaledNearness;

/**
 * Puts an article's surroundings in order. A strong likeness decides by itself. What is weaker is ordered by company: whom
 * the nearest ones are near to, and who counts near ones among its own. The reasons: {@code src/docs/related.md}.
 */
public final class RelatedRanking {
    private static final double SHARED_NEIGHBOURS_FACTOR = 3;
    private static final double TOP_NEIGHBOUR_BONUS = 1.5;

    /** What is left of the surroundings before the company of each is looked at. */
    private static final int MAX_SECOND_STAGE = 300;

    /** @param rank any positive number, larger for what is more related */
    public record Ranked(long id, double rank) {
        static final Comparator<Ranked> BEST_FIRST =
                Comparator.comparingDouble(Ranked::rank).reversed().thenComparingLong(Ranked::id);
    }

    private final Set<Long> subjects = new HashSet<>();
    private final Map<Long, ScaledNearness> direct = new HashMap<>();
    private List<TopNeighbour> topNeighbours = List.of();

    /** @param from the neighbourhoods of one article, of a text, or of all that somebody has read */
    RelatedRanking(Collection<ArticleNeighbours> from, Map<Long, NeighbourSummary> standings) {
        for (ArticleNeighbours each : from) {
            subjects.add(each.articleId());
            for (Neighbour edge : each.nearest()) {
                NeighbourSummary there = standings.get(edge.articleId());
                TypicalNearness usualThere = there == null
                        ? each.typicalNearness()
                        : there.typicalNearness(); // who is not compared yet stands nowhere
                direct.merge(
                        edge.articleId(),
                        ScaledNearness.of(edge, each.typicalNearness(), usualThere),
                        ScaledNearness::plus);
            }
        }
        topNeighbours = TopNeighbour.select(direct);
    }

    List<TopNeighbour> topNeighbours() {
        return topNeighbours;
    }

    /**
     * @param neighbourhoods those of the friends
     * @param standings those of everybody in them
     */
    List<Ranked> rank(Map<Long, ArticleNeighbours> neighbourhoods, Map<Long, NeighbourSummary> standings) {
        Map<Long, Double> gains = new HashMap<>();
        for (TopNeighbour friend : topNeighbours) {
            ArticleNeighbours theirs = neighbourhoods.get(friend.id());
            if (theirs != null) {
                gains.merge(friend.id(), TOP_NEIGHBOUR_BONUS * friend.share(), Double::sum);
                for (Neighbour far : theirs.nearest()) {
                    NeighbourSummary there = standings.get(far.articleId());
                    if (there != null) {
                        double topic = ScaledNearness.of(far, theirs.typicalNearness(), there.typicalNearness())
                                .topic();
                        gains.merge(far.articleId(), friend.share() * topic, Double::sum);
                    }
                }
            }
        }
        Set<Long> all = new HashSet<>(direct.keySet());
        all.addAll(gains.keySet());
        all.removeAll(subjects);
        List<Ranked> hopeful = new ArrayList<>();
        for (long id : all) {
            double story = direct.containsKey(id) ? direct.get(id).story() : 0;
            hopeful.add(new Ranked(id, Math.pow(story, 6) + SHARED_NEIGHBOURS_FACTOR * gains.getOrDefault(id, 0.0)));
        }
        return hopeful.stream()
                .sorted(Ranked.BEST_FIRST)
                .limit(MAX_SECOND_STAGE)
                .map(each -> new Ranked(
                        each.id(),
                        each.rank() + SHARED_NEIGHBOURS_FACTOR * fromTopNeighboursOf(standings.get(each.id()))))
                .sorted(Ranked.BEST_FIRST)
                .toList();
    }

    /** How much those that it keeps company with have to do with where the list starts. */
    private double fromTopNeighboursOf(NeighbourSummary standing) {
        double sum = 0;
        for (TopNeighbour theirs : standing == null ? List.<TopNeighbour>of() : standing.topNeighbours()) {
            double topic =
                    direct.containsKey(theirs.id()) ? direct.get(theirs.id()).topic() : 0;
            sum += theirs.share() * (topic + (subjects.contains(theirs.id()) ? TOP_NEIGHBOUR_BONUS : 0));
        }
        return sum;
    }
}
