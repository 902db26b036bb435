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
    private final RelatedOptions wishes;
    private final List<RelatedCandidate> picked = new ArrayList<>();
    private final Set<Long> unwanted;
    private final Map<Long, Integer> categories = new HashMap<>();
    private final Map<Long, Integer> sources = new HashMap<>();

    /** @param unwanted articles that must not be picked */
    public DiversitySelection(RelatedOptions wishes, Collection<Long> unwanted) {
        this.wishes = wishes;
        this.unwanted = new HashSet<>(unwanted);
    }

    public List<RelatedCandidate> picked() {
        return picked;
    }

    public int missing() {
        return wishes.limit() - picked.size();
    }

    /** Everything that cannot be picked any more, whatever comes. */
    public Set<Long> unwanted() {
        return unwanted;
    }

    List<Long> fullCategories() {
        return full(categories, wishes.perCategory());
    }

    List<Long> fullSources() {
        return full(sources, wishes.perSource());
    }

    private static List<Long> full(Map<Long, Integer> counts, ListCap cap) {
        return counts.entrySet().stream()
                .filter(each -> cap != null && each.getValue() >= cap.most())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @param copies of each candidate that has any */
    public void pick(List<RelatedCandidate> candidates, Map<Long, Set<Long>> copies) {
        for (RelatedCandidate candidate : candidates) {
            if (missing() > 0 && fits(candidate)) {
                picked.add(candidate);
                unwanted.add(candidate.id());
                unwanted.addAll(copies.getOrDefault(candidate.id(), Set.of()));
                categories.merge(candidate.categoryId(), 1, Integer::sum);
                if (candidate.sourceId() != 0) {
                    sources.merge(candidate.sourceId(), 1, Integer::sum);
                }
            }
        }
    }

    /** What an editor pinned fits always; it counts like others. */
    private boolean fits(RelatedCandidate candidate) {
        boolean room = candidate.origin() == RelatedOrigin.pinned
                || !fullCategories().contains(candidate.categoryId())
                        && !fullSources().contains(candidate.sourceId());
        return room && !unwanted.contains(candidate.id());
    }
}
