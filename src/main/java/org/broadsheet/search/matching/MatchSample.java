package org.broadsheet.search.matching;

import java.util.Collection;
import java.util.List;

/**
 * All matches of a search, or a sample of them.
 *
 * @param filterKeys the filter keys of each match in the sample
 * @param scale number of matches that each of them stands for; 1 when the sample is complete
 */
public record MatchSample(List<List<Integer>> filterKeys, int scale) {
    static MatchSample complete(Collection<SearchCandidate> matches) {
        return new MatchSample(matches.stream().map(SearchCandidate::filterKeys).toList(), 1);
    }

    public boolean isComplete() {
        return scale == 1;
    }

    long estimatedMatches() {
        return (long) filterKeys.size() * scale;
    }
}
