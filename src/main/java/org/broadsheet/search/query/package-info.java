/** Parses a query, looks up its words, completes and corrects them, and decides on the "did you mean" suggestion. */
package org.broadsheet.search.query;
