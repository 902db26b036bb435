/** Serves lists and searches as RSS, Atom and JSON feeds. */
package org.broadsheet.feeds;
