package org.broadsheet.related.ranking;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedOrigin;
import org.broadsheet.related.SubjectQuery;

/** Halves the rank of a candidate for each {@code halfLife} of its age. */
final class HalfLifeReordering {
    private HalfLifeReordering() {}

    /** Returns the candidates in their new order; those pinned stay in front. */
    static List<RelatedCandidate> apply(List<RelatedCandidate> candidates, RelatedOptions options) {
        if (options.criteria().halfLife() == null) {
            return candidates;
        }
        Instant now = options.criteria().now();
        double today = SubjectQuery.daysSince1970(now);
        double halfLifeDays = today
                - SubjectQuery.daysSince1970(
                        options.criteria().halfLife().start(now).time());
        Stream<RelatedCandidate> pinned = candidates.stream().filter(each -> each.origin() == RelatedOrigin.pinned);
        Stream<RelatedCandidate> others = candidates.stream()
                .filter(each -> each.origin() != RelatedOrigin.pinned)
                .map(each -> each.withRankTimes(Math.pow(2, -Math.max(today - each.day(), 0) / halfLifeDays)))
                .sorted(Comparator.comparingDouble(RelatedCandidate::rank).reversed());
        return Stream.concat(pinned, others).toList();
    }
}
