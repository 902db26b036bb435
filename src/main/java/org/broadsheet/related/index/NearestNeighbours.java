package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.related.text.TermVector;
import org.broadsheet.related.text.TermVectors;
import org.broadsheet.related.text.TermVectors.Weighed;
import org.broadsheet.related.text.VectorComparison;

/**
 * Finds the published articles most like a vector. Candidates are the postings of its best terms next to it in time, so
 * that the cost does not grow with the archive; they are then compared by all terms.
 */
@Singleton
public class NearestNeighbours {
    public static final double ANY_DAY = 1e9;

    private static final int LEADING_TERMS = 20;
    private static final double SAME_TEXT = 0.85;

    private final Database database;
    private final TermVectors vectors;

    NearestNeighbours(Database database, TermVectors vectors) {
        this.database = database;
        this.vectors = vectors;
    }

    /**
     * The neighbours that a text has.
     *
     * @param edges nearest first
     * @param lookalikes articles among them with nearly the same words
     */
    public record Found(List<Neighbour> edges, List<Long> lookalikes) {}

    /** @param untilDay nothing that was published later */
    public Found to(Weighed wanted, double untilDay) {
        List<Near> near = near(wanted, untilDay);
        return new Found(
                near.stream().limit(ArticleNeighbours.COUNTED).map(Near::edge).toList(),
                near.stream()
                        .filter(each -> each.sameness() >= SAME_TEXT)
                        .map(each -> each.edge().other())
                        .toList());
    }

    /** The same for an article whose copies are not known yet: of those with nearly the same words only the nearest. */
    public List<Neighbour> apart(Weighed wanted) {
        List<Near> apart = new ArrayList<>();
        List<VectorComparison> comparisons = new ArrayList<>();
        for (Near each :
                near(wanted, ANY_DAY).stream().limit(ArticleNeighbours.COUNTED).toList()) {
            TermVector vector = each.vector();
            if (each.sameness() < SAME_TEXT
                    && comparisons.stream().noneMatch(nearer -> nearer.sameness(vector) >= SAME_TEXT)) {
                apart.add(each);
                comparisons.add(new VectorComparison(vector, new double[vector.terms().length]));
            }
        }
        return apart.stream().map(Near::edge).toList();
    }

    private record Near(TermVector vector, Neighbour edge, double sameness) {}

    private List<Near> near(Weighed wanted, double untilDay) {
        TermVector vector = wanted.vector();
        VectorComparison comparison = new VectorComparison(vector, wanted.weights());
        List<Near> near = new ArrayList<>();
        for (TermVector other : vectors.byId(candidates(wanted, untilDay))) {
            double likeness = comparison.likeness(other);
            if (other.articleId() != vector.articleId() && likeness > 0) {
                Neighbour edge = Neighbour.of(other.articleId(), likeness, vector.day() - other.day());
                near.add(new Near(other, edge, comparison.sameness(other)));
            }
        }
        near.sort(Comparator.comparing(Near::edge, Neighbour.NEAREST_FIRST));
        return near;
    }

    private List<Long> candidates(Weighed wanted, double untilDay) {
        TermVector vector = wanted.vector();
        int leading = Math.min(LEADING_TERMS, vector.terms().length);
        double[] leads = new double[leading];
        for (int i = 0; i < leading; i++) {
            leads[i] = vector.impacts()[i] * wanted.weights()[i];
        }
        double day = Math.min(vector.day(), untilDay);
        return database.list(
                Sql.of("""
                        SELECT vector_id FROM unnest(?::integer[], ?::double precision[]) AS best (term, weight)
                        CROSS JOIN LATERAL (
                            (SELECT later.vector_id, later.day, later.impact FROM related_posting later
                             WHERE later.term = best.term AND later.day >= ? AND later.day <= ?
                             ORDER BY later.day LIMIT 100)
                            UNION ALL
                            (SELECT earlier.vector_id, earlier.day, earlier.impact FROM related_posting earlier
                             WHERE earlier.term = best.term AND earlier.day < ? ORDER BY earlier.day DESC LIMIT 100)
                        ) posting
                        GROUP BY vector_id, day
                        ORDER BY time_weighted_similarity(sum(best.weight * posting.impact), time_proximity(day, ?)) DESC, vector_id
                        LIMIT 200""", Arrays.copyOf(vector.terms(), leading), leads, day, untilDay, day, vector.day()),
                row -> row.number("vector_id"));
    }
}
