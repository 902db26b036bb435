/** Full-text search over published articles: endpoint, result, and the order of the steps of a search. */
package org.broadsheet.search;
