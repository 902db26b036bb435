/** Records, lists, compares and restores the revisions of articles. */
package org.broadsheet.articles.revisions;
