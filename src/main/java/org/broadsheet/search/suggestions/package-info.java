/** Suggests titles and names while the reader is typing. */
package org.broadsheet.search.suggestions;
