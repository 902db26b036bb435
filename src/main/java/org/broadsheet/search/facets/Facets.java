package org.broadsheet.search.facets;

import java.util.List;

/** What all matches have in common, the most frequent first; years latest first. */
public record Facets(
        List<FacetValue> category,
        List<FacetValue> tag,
        List<FacetValue> author,
        List<FacetValue> source,
        List<FacetValue> language,
        List<FacetValue> year) {
    public static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
