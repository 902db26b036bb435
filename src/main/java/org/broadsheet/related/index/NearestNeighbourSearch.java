package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.related.text.TermVector;
import org.broadsheet.related.text.TermVectorStore.WeightedVector;
import org.broadsheet.related.text.TermVectorStore;
import org.broadsheet.related.text.VectorComparison;

/**
 * Finds the published articles most like a vector. Candidates are the postings of its best terms next to it in time, so
 * that the cost does not grow with the archive; they are then compared by all terms.
 */
@Singleton
public class NearestNeighbourSearch {
    public static final double ANY_DAY = 1e9;

    private static final int LEADING_TERMS = 20;
    private static final double NEAR_DUPLICATE_COSINE = 0.85;

    private final Database database;
    private final TermVectorStore vectors;

    NearestNeighbourSearch(Database database, TermVectorStore vectors) {
        this.database = database;
        this.vectors = vectors;
    }

    /**
     * The neighbours that a text has.
     *
     * @param edges nearest first
     * @param lookalikes articles among them with nearly the same words
     */
    public record FoundNeighbours(List<Neighbour> neighbours, List<Long> possibleDuplicates) {}

    /** @param untilDay nothing that was published later */
    public FoundNeighbours find(WeightedVector wanted, double untilDay) {
        List<ComparedVector> near = compare(wanted, untilDay);
        return new FoundNeighbours(
                near.stream()
                        .limit(ArticleNeighbours.MAX_RANKED)
                        .map(ComparedVector::neighbour)
                        .toList(),
                near.stream()
                        .filter(each -> each.cosine() >= NEAR_DUPLICATE_COSINE)
                        .map(each -> each.neighbour().articleId())
                        .toList());
    }

    /** The same for an article whose copies are not known yet: of those with nearly the same words only the nearest. */
    public List<Neighbour> findWithoutDuplicates(WeightedVector wanted) {
        List<ComparedVector> apart = new ArrayList<>();
        List<VectorComparison> comparisons = new ArrayList<>();
        for (ComparedVector each : compare(wanted, ANY_DAY).stream()
                .limit(ArticleNeighbours.MAX_RANKED)
                .toList()) {
            TermVector vector = each.vector();
            if (each.cosine() < NEAR_DUPLICATE_COSINE
                    && comparisons.stream().noneMatch(nearer -> nearer.cosine(vector) >= NEAR_DUPLICATE_COSINE)) {
                apart.add(each);
                comparisons.add(new VectorComparison(vector, new double[vector.terms().length]));
            }
        }
        return apart.stream().map(ComparedVector::neighbour).toList();
    }

    private record ComparedVector(TermVector vector, Neighbour neighbour, double cosine) {}

    private List<ComparedVector> compare(WeightedVector wanted, double untilDay) {
        TermVector vector = wanted.vector();
        VectorComparison comparison = new VectorComparison(vector, wanted.weights());
        List<ComparedVector> near = new ArrayList<>();
        for (TermVector other : vectors.findByIds(findCandidates(wanted, untilDay))) {
            double likeness = comparison.likeness(other);
            if (other.articleId() != vector.articleId() && likeness > 0) {
                Neighbour edge = Neighbour.of(other.articleId(), likeness, vector.day() - other.day());
                near.add(new ComparedVector(other, edge, comparison.cosine(other)));
            }
        }
        near.sort(Comparator.comparing(ComparedVector::neighbour, Neighbour.NEAREST_FIRST));
        return near;
    }

    private List<Long> findCandidates(WeightedVector wanted, double untilDay) {
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
