package org.broadsheet.related.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.related.ListCap;
import org.broadsheet.related.RelatedOptions;
import org.broadsheet.related.RelatedOrigin;

/** Picks a list out of candidates, the best first: of copies one, of a category or source no more than wanted. */
public final class DiversitySelection {
    private final RelatedOptions options;
    private final List<RelatedCandidate> selected = new ArrayList<>();
    private final Set<Long> excludedIds;
    private final Map<Long, Integer> countByCategory = new HashMap<>();
    private final Map<Long, Integer> countBySource = new HashMap<>();

    /** @param unwanted articles that must not be picked */
    public DiversitySelection(RelatedOptions wishes, Collection<Long> unwanted) {
        this.options = wishes;
        this.excludedIds = new HashSet<>(unwanted);
    }

    public List<RelatedCandidate> selected() {
        return selected;
    }

    public int missing() {
        return options.limit() - selected.size();
    }

    /** Everything that cannot be picked any more, whatever comes. */
    public Set<Long> excludedIds() {
        return excludedIds;
    }

    List<Long> fullCategories() {
        return full(countByCategory, options.perCategory());
    }

    List<Long> fullSources() {
        return full(countBySource, options.perSource());
    }

    private static List<Long> full(Map<Long, Integer> counts, ListCap cap) {
        return counts.entrySet().stream()
                .filter(each -> cap != null && each.getValue() >= cap.maximum())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @param copies of each candidate that has any */
    public void select(List<RelatedCandidate> candidates, Map<Long, Set<Long>> copies) {
        for (RelatedCandidate candidate : candidates) {
            if (missing() > 0 && isAllowed(candidate)) {
                selected.add(candidate);
                excludedIds.add(candidate.id());
                excludedIds.addAll(copies.getOrDefault(candidate.id(), Set.of()));
                countByCategory.merge(candidate.categoryId(), 1, Integer::sum);
                if (candidate.sourceId() != 0) {
                    countBySource.merge(candidate.sourceId(), 1, Integer::sum);
                }
            }
        }
    }

    /** What an editor pinned fits always; it counts like others. */
    private boolean isAllowed(RelatedCandidate candidate) {
        boolean room = candidate.origin() == RelatedOrigin.pinned
                || !fullCategories().contains(candidate.categoryId())
                        && !fullSources().contains(candidate.sourceId());
        return room && !excludedIds.contains(candidate.id());
    }
}
