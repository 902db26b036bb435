package org.broadsheet.related;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks a list out of candidates, the best first: of copies one, of a category or source no more than wanted. */
final class Selection {
    private final Wishes wishes;
    private final List<Candidate> picked = new ArrayList<>();
    private final Set<Long> unwanted;
    private final Map<Long, Integer> categories = new HashMap<>();
    private final Map<Long, Integer> sources = new HashMap<>();

    /** @param unwanted articles that must not be picked */
    Selection(Wishes wishes, Collection<Long> unwanted) {
        this.wishes = wishes;
        this.unwanted = new HashSet<>(unwanted);
    }

    List<Candidate> picked() {
        return picked;
    }

    int missing() {
        return wishes.limit() - picked.size();
    }

    /** Everything that cannot be picked any more, whatever comes. */
    Set<Long> unwanted() {
        return unwanted;
    }

    List<Long> fullCategories() {
        return full(categories, wishes.perCategory());
    }

    List<Long> fullSources() {
        return full(sources, wishes.perSource());
    }

    private static List<Long> full(Map<Long, Integer> counts, Cap cap) {
        return counts.entrySet().stream()
                .filter(each -> cap != null && each.getValue() >= cap.most())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @param copies of each candidate that has any */
    void pick(List<Candidate> candidates, Map<Long, Set<Long>> copies) {
        for (Candidate candidate : candidates) {
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
    private boolean fits(Candidate candidate) {
        boolean room = candidate.origin() == Origin.pinned
                || !fullCategories().contains(candidate.categoryId())
                        && !fullSources().contains(candidate.sourceId());
        return room && !unwanted.contains(candidate.id());
    }
}
