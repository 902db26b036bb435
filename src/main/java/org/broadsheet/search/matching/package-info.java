/** Finds the matches of a query in the index, with limits on the work, and samples them when they are too many. */
package org.broadsheet.search.matching;
