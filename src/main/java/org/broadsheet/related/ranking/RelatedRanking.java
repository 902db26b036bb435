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
import org.broadsheet.related.index.ArticleNeighbours.Usual;
import org.broadsheet.related.index.Neighbour;
import org.broadsheet.related.index.NeighbourStore.Standing;
import org.broadsheet.related.index.TopNeighbour;
import org.broadsheet.related.index.TopNeighbour.Closeness;

/**
 * Puts an article's surroundings in order. A strong likeness decides by itself. What is weaker is ordered by company: whom
 * the nearest ones are near to, and who counts near ones among its own. The reasons: {@code src/docs/related.md}.
 */
public final class RelatedRanking {
    private static final double COMPANY = 3;
    private static final double FRIENDSHIP = 1.5;

    /** What is left of the surroundings before the company of each is looked at. */
    private static final int HOPEFUL = 300;

    /** @param rank any positive number, larger for what is more related */
    public record Ranked(long id, double rank) {
        static final Comparator<Ranked> BEST_FIRST =
                Comparator.comparingDouble(Ranked::rank).reversed().thenComparingLong(Ranked::id);
    }

    private final Set<Long> subjects = new HashSet<>();
    private final Map<Long, Closeness> own = new HashMap<>();
    private List<TopNeighbour> friends = List.of();

    /** @param from the neighbourhoods of one article, of a text, or of all that somebody has read */
    RelatedRanking(Collection<ArticleNeighbours> from, Map<Long, Standing> standings) {
        for (ArticleNeighbours each : from) {
            subjects.add(each.articleId());
            for (Neighbour edge : each.nearest()) {
                Standing there = standings.get(edge.other());
                Usual usualThere =
                        there == null ? each.usual() : there.usual(); // who is not compared yet stands nowhere
                own.merge(edge.other(), Closeness.of(edge, each.usual(), usualThere), Closeness::plus);
            }
        }
        friends = TopNeighbour.among(own);
    }

    List<TopNeighbour> friends() {
        return friends;
    }

    /**
     * @param neighbourhoods those of the friends
     * @param standings those of everybody in them
     */
    List<Ranked> order(Map<Long, ArticleNeighbours> neighbourhoods, Map<Long, Standing> standings) {
        Map<Long, Double> gains = new HashMap<>();
        for (TopNeighbour friend : friends) {
            ArticleNeighbours theirs = neighbourhoods.get(friend.id());
            if (theirs != null) {
                gains.merge(friend.id(), FRIENDSHIP * friend.share(), Double::sum);
                for (Neighbour far : theirs.nearest()) {
                    Standing there = standings.get(far.other());
                    if (there != null) {
                        double topic =
                                Closeness.of(far, theirs.usual(), there.usual()).topic();
                        gains.merge(far.other(), friend.share() * topic, Double::sum);
                    }
                }
            }
        }
        Set<Long> all = new HashSet<>(own.keySet());
        all.addAll(gains.keySet());
        all.removeAll(subjects);
        List<Ranked> hopeful = new ArrayList<>();
        for (long id : all) {
            double story = own.containsKey(id) ? own.get(id).story() : 0;
            hopeful.add(new Ranked(id, Math.pow(story, 6) + COMPANY * gains.getOrDefault(id, 0.0)));
        }
        return hopeful.stream()
                .sorted(Ranked.BEST_FIRST)
                .limit(HOPEFUL)
                .map(each -> new Ranked(each.id(), each.rank() + COMPANY * company(standings.get(each.id()))))
                .sorted(Ranked.BEST_FIRST)
                .toList();
    }

    /** How much those that it keeps company with have to do with where the list starts. */
    private double company(Standing standing) {
        double sum = 0;
        for (TopNeighbour theirs : standing == null ? List.<TopNeighbour>of() : standing.friends()) {
            double topic = own.containsKey(theirs.id()) ? own.get(theirs.id()).topic() : 0;
            sum += theirs.share() * (topic + (subjects.contains(theirs.id()) ? FRIENDSHIP : 0));
        }
        return sum;
    }
}
