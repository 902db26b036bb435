/** Scores and sorts the matches of a search. */
package org.broadsheet.search.ranking;
