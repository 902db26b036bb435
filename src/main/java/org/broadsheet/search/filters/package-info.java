/** Turns the filters of a search (categories, tags, authors, sources, languages, dates) into keys of the index. */
package org.broadsheet.search.filters;
