/** Builds responses and evaluates conditions: entity tags, If-Match, If-None-Match, languages, Cache-Control. */
package org.broadsheet.http.responses;
