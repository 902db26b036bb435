package org.broadsheet.search;

import java.util.List;
import org.broadsheet.platform.page.Page;

/**
 * One page of matches, and what all matches have in common.
 *
 * @param suggestion a spelling that finds more; null when there is none
 */
public record SearchResult(List<SearchMatch> items, Page.Position page, Facets facets, String suggestion) {}
