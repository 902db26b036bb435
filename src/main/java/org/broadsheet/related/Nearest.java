package org.broadsheet.related;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;
import org.broadsheet.related.Vectors.Weighed;

/**
 * Finds the published articles most like a vector. Candidates are the postings of its best terms next to it in time, so
 * that the cost does not grow with the archive; they are then compared by all terms.
 */
@Singleton
class Nearest {
    static final double ANY_DAY = 1e9;

    private static final int LEADING_TERMS = 20;
    private static final double SAME_TEXT = 0.85;

    private final Database database;
    private final Vectors vectors;

    Nearest(Database database, Vectors vectors) {
        this.database = database;
        this.vectors = vectors;
    }

    /**
     * The neighbours that a text has.
     *
     * @param edges nearest first
     * @param lookalikes articles among them with nearly the same words
     */
    record Found(List<Edge> edges, List<Long> lookalikes) {}

    /** @param untilDay nothing that was published later */
    Found to(Weighed wanted, double untilDay) {
        TermVector vector = wanted.vector();
        Comparison comparison = new Comparison(vector, wanted.weights());
        List<Edge> edges = new ArrayList<>();
        List<Long> lookalikes = new ArrayList<>();
        for (TermVector other : vectors.byId(candidates(wanted, untilDay))) {
            double likeness = comparison.likeness(other);
            if (other.articleId() != vector.articleId() && likeness > 0) {
                edges.add(Edge.of(other.articleId(), likeness, vector.day() - other.day()));
                if (comparison.sameness(other) >= SAME_TEXT) {
                    lookalikes.add(other.articleId());
                }
            }
        }
        edges.sort(Edge.NEAREST_FIRST);
        return new Found(List.copyOf(edges.subList(0, Math.min(Neighbourhood.COUNTED, edges.size()))), lookalikes);
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
                        ORDER BY story_nearness(sum(best.weight * posting.impact), time_nearness(day, ?)) DESC, vector_id
                        LIMIT 200""", Arrays.copyOf(vector.terms(), leading), leads, day, untilDay, day, vector.day()),
                row -> row.number("vector_id"));
    }
}
