package org.broadsheet.search;

import java.util.List;
import org.broadsheet.http.paging.Page;
import org.broadsheet.search.facets.Facets;

/**
 * One page of matches, and what all matches have in common.
 *
 * @param facetsExact whether the facets count every match; if not, they are taken from a sample
 * @param suggestion a spelling that finds more; null when there is none
 */
public record SearchResult(
        List<SearchMatch> items, Page.Position page, Facets facets, boolean facetsExact, String suggestion) {}
