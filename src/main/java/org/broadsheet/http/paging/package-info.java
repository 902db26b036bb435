/** Keyset pagination: pages, cursors and optional counts. */
package org.broadsheet.http.paging;
