/** Stores the JSON of published articles ahead of requests and answers requests from it. */
package org.broadsheet.articles.prerendered;
