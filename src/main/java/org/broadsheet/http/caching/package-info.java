/** Caches responses in memory and invalidates them after writes on this and other nodes. */
package org.broadsheet.http.caching;
