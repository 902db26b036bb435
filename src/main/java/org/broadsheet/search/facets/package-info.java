/** Counts the facet values of all matches, or of a sample of them. */
package org.broadsheet.search.facets;
