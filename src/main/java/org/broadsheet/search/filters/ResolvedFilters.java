package org.broadsheet.search.filters;

import java.time.Instant;
import java.util.List;

/**
 * The filters of a search as keys of the index and limits of time.
 *
 * @param required a match has at least one key of each
 * @param excludedKeys a match has none of them
 * @param publishedFrom inclusive; null when there is no start
 * @param publishedBefore exclusive; null when there is no end
 * @param asOf articles published later are not shown
 * @param matchesNothing whether a filter names only entries that do not exist
 */
public record ResolvedFilters(
        List<RequiredKeys> required,
        List<Integer> excludedKeys,
        Instant publishedFrom,
        Instant publishedBefore,
        Instant asOf,
        boolean matchesNothing) {

    /** @param articles sum of the numbers of articles that each key has; the counts follow writes within about a second */
    public record RequiredKeys(List<Integer> keys, int articles) {}

    /** The estimated share of articles that pass, from 0 to 1, if the filters are independent of each other. */
    public double selectivity(int corpusSize) {
        return required.stream()
                .mapToDouble(each -> Math.min(1, (double) each.articles() / corpusSize))
                .reduce(1, (one, other) -> one * other);
    }
}
