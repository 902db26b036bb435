/** Serves the built-in news front end, a set of static files that uses the public API. */
package org.broadsheet.reader;
