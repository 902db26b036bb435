/** Ranks the neighbours of an article or text, and selects a related list from them. */
package org.broadsheet.related.ranking;
