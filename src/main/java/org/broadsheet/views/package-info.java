/** Counts page views of articles, leaving out robots, for the most-read lists. */
package org.broadsheet.views;
