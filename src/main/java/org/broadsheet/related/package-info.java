/** Serves articles related to an article, to a text, or to what a reader has read. */
package org.broadsheet.related;
