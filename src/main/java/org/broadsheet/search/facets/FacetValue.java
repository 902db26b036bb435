package org.broadsheet.search.facets;

/**
 * How many of all matches have a value.
 *
 * @param slug what to filter by
 */
public record FacetValue(String slug, String name, long count) {}
