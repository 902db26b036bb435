/** Reads articles and lists of articles: parameters, filters, sort orders, SQL, and parts included on request. */
package org.broadsheet.articles.reading;
