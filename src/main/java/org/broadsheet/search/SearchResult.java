package org.broadsheet.search;

import java.util.List;
import org.broadsheet.http.paging.Page;
import org.broadsheet.search.facets.Facets;

/**
 * A page of matches with the facets of all matches.
 *
 * @param facetsExact whether the facets count every match; otherwise they are estimated from a sample
 * @param suggestion another spelling of the query; null when there is none
 */
public record SearchResult(
        List<SearchMatch> items, Page.Position page, Facets facets, boolean facetsExact, String suggestion) {}
