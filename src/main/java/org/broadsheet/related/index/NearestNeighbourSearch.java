package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.related.text.TermVector;
import org.broadsheet.related.text.TermVectorStore;
import org.broadsheet.related.text.VectorComparison;
import org.broadsheet.related.text.WeightedVector;

/**
 * Finds the published articles nearest to a vector. Candidates come from the postings of its 20 best terms, 100 before and
 * 100 after its own time for each, so that the cost does not grow with the archive. The best 200 candidates are then
 * compared by all terms.
 */
@Singleton
public class NearestNeighbourSearch {
    /** No upper bound on the day of publication. */
    public static final double ANY_DAY = 1e9;

    private static final int LEADING_TERMS = 20;
    /** Vectors at least this similar may belong to near-duplicate texts. */
    private static final double NEAR_DUPLICATE_COSINE = 0.85;

    private final Database database;
    private final TermVectorStore vectors;

    NearestNeighbourSearch(Database database, TermVectorStore vectors) {
        this.database = database;
        this.vectors = vectors;
    }

    /**
     * @param neighbours at most 60, nearest first
     * @param possibleDuplicates ids of the compared articles with nearly the same vector, nearest first
     */
    public record FoundNeighbours(List<Neighbour> neighbours, List<Long> possibleDuplicates) {}

    /** @param untilDay latest day of publication, in days since 1970 */
    public FoundNeighbours find(WeightedVector subject, double untilDay) {
        List<ComparedVector> compared = compare(subject, untilDay);
        return new FoundNeighbours(
                compared.stream()
                        .limit(ArticleNeighbours.MAX_RANKED)
                        .map(ComparedVector::neighbour)
                        .toList(),
                compared.stream()
                        .filter(each -> each.cosine() >= NEAR_DUPLICATE_COSINE)
                        .map(each -> each.neighbour().articleId())
                        .toList());
    }

    /**
     * Finds the neighbours of an article whose near-duplicates have not been detected yet. Leaves out articles with nearly
     * the same vector as the subject; of several articles with nearly the same vector it returns the nearest.
     */
    public List<Neighbour> findWithoutDuplicates(WeightedVector subject) {
        List<ComparedVector> distinct = new ArrayList<>();
        List<VectorComparison> comparisons = new ArrayList<>();
        for (ComparedVector each : compare(subject, ANY_DAY).stream()
                .limit(ArticleNeighbours.MAX_RANKED)
                .toList()) {
            TermVector vector = each.vector();
            if (each.cosine() < NEAR_DUPLICATE_COSINE
                    && comparisons.stream().noneMatch(nearer -> nearer.cosine(vector) >= NEAR_DUPLICATE_COSINE)) {
                distinct.add(each);
                comparisons.add(new VectorComparison(vector, new double[vector.terms().length]));
            }
        }
        return distinct.stream().map(ComparedVector::neighbour).toList();
    }

    private record ComparedVector(TermVector vector, Neighbour neighbour, double cosine) {}

    private List<ComparedVector> compare(WeightedVector subject, double untilDay) {
        TermVector vector = subject.vector();
        VectorComparison comparison = new VectorComparison(vector, subject.weights());
        List<ComparedVector> compared = new ArrayList<>();
        for (TermVector other : vectors.findByIds(findCandidates(subject, untilDay))) {
            double likeness = comparison.likeness(other);
            if (other.articleId() != vector.articleId() && likeness > 0) {
                Neighbour neighbour = Neighbour.of(other.articleId(), likeness, vector.day() - other.day());
                compared.add(new ComparedVector(other, neighbour, comparison.cosine(other)));
            }
        }
        compared.sort(Comparator.comparing(ComparedVector::neighbour, Neighbour.NEAREST_FIRST));
        return compared;
    }

    private List<Long> findCandidates(WeightedVector subject, double untilDay) {
        TermVector vector = subject.vector();
        int count = Math.min(LEADING_TERMS, vector.terms().length);
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = vector.impacts()[i] * subject.weights()[i];
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
                        LIMIT 200""", Arrays.copyOf(vector.terms(), count), weights, day, untilDay, day, vector.day()),
                row -> row.number("vector_id"));
    }
}
