package org.broadsheet.search.query;

import java.time.Instant;
import java.util.List;

/**
 * What the filters of a search let through.
 *
 * @param required a match has one key of each
 * @param forbidden a match is filed under none of these
 * @param from null: any time
 * @param before likewise
 * @param asOf nothing published later is shown
 * @param impossible whether a filter names only what does not exist
 */
public record SearchRestrictions(
        List<Restriction> required,
        List<Integer> forbidden,
        Instant from,
        Instant before,
        Instant asOf,
        boolean impossible) {

    /** @param articles how many have one of these keys, about */
    public record Restriction(List<Integer> keys, int articles) {}

    /** The share of all articles that passes, if one filter knows nothing of the others. */
    public double share(int corpus) {
        return required.stream()
                .mapToDouble(each -> Math.min(1, (double) each.articles() / corpus))
                .reduce(1, (one, other) -> one * other);
    }
}
