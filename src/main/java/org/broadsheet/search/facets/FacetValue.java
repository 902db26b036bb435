package org.broadsheet.search.facets;

/**
 * The number of matches with one value of a facet.
 *
 * @param slug value of the filter parameter that selects these matches
 */
public record FacetValue(String slug, String name, long count) {}
