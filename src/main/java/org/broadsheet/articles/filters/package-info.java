/** The filters of lists, feeds and search: query parameters, and their conditions in SQL. */
package org.broadsheet.articles.filters;
