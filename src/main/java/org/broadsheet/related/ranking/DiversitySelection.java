package org.broadsheet.related.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.related.MaxPerGroup;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedOrigin;

/**
 * Selects a list from candidates in their order: one of several near-duplicates, and no more articles of one category or
 * source than the options allow.
 */
final class DiversitySelection {
    private final RelatedOptions options;
    private final List<RelatedCandidate> selected = new ArrayList<>();
    private final Set<Long> excludedIds;
    private final Map<Long, Integer> countByCategory = new HashMap<>();
    private final Map<Long, Integer> countBySource = new HashMap<>();

    DiversitySelection(RelatedOptions options, Collection<Long> excludedIds) {
        this.options = options;
        this.excludedIds = new HashSet<>(excludedIds);
    }

    List<RelatedCandidate> selected() {
        return selected;
    }

    int missing() {
        return options.limit() - selected.size();
    }

    /** The ids excluded at first, those selected, and the near-duplicates of those selected. */
    Set<Long> excludedIds() {
        return excludedIds;
    }

    List<Long> fullCategories() {
        return full(countByCategory, options.criteria().perCategory());
    }

    List<Long> fullSources() {
        return full(countBySource, options.criteria().perSource());
    }

    private static List<Long> full(Map<Long, Integer> counts, MaxPerGroup cap) {
        return counts.entrySet().stream()
                .filter(each -> cap != null && each.getValue() >= cap.maximum())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @param nearDuplicates the ids of each candidate's near-duplicates, by its id */
    void select(List<RelatedCandidate> candidates, Map<Long, Set<Long>> nearDuplicates) {
        for (RelatedCandidate candidate : candidates) {
            if (missing() > 0 && isAllowed(candidate)) {
                selected.add(candidate);
                excludedIds.add(candidate.id());
                excludedIds.addAll(nearDuplicates.getOrDefault(candidate.id(), Set.of()));
                countByCategory.merge(candidate.categoryId(), 1, Integer::sum);
                if (candidate.sourceId() != 0) {
                    countBySource.merge(candidate.sourceId(), 1, Integer::sum);
                }
            }
        }
    }

    /** A pinned article is allowed beyond the caps, but counts towards them. */
    private boolean isAllowed(RelatedCandidate candidate) {
        boolean withinCaps = candidate.origin() == RelatedOrigin.pinned
                || !fullCategories().contains(candidate.categoryId())
                        && !fullSources().contains(candidate.sourceId());
        return withinCaps && !excludedIds.contains(candidate.id());
    }
}
