/** Writes the search index and its document frequencies and dictionary. */
package org.broadsheet.search.index;
