/** Reads articles and lists of articles: sort orders, index scans, cards, and parts included on request. */
package org.broadsheet.articles.reading;
