/** Marks the matched words in titles and selects the snippet of a body. */
package org.broadsheet.search.highlighting;
