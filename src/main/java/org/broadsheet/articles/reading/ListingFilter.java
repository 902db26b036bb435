package org.broadsheet.articles.reading;

import java.util.List;
import org.broadsheet.articles.filters.ListingKind;
import org.broadsheet.articles.filters.SlugFilter;

/**
 * A filter by lists of one kind.
 *
 * @param slugs slugs of the taxonomy; the label of a kind with a single list
 */
public record ListingFilter(ListingKind kind, SlugFilter slugs) {
    /** Includes or excludes a kind's single list. */
    public static ListingFilter of(ListingKind kind, boolean isIncluded) {
        List<String> only = List.of(kind.label());
        return new ListingFilter(kind, isIncluded ? new SlugFilter(only, List.of()) : new SlugFilter(List.of(), only));
    }

    public boolean hasIncluded() {
        return !slugs.included().isEmpty();
    }

    /** Whether the filter is one included slug of a taxonomy. */
    public boolean isSingleEntry() {
        return kind.taxonomy() != null
                && slugs.included().size() == 1
                && slugs.excluded().isEmpty();
    }
}
