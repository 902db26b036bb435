/** Explains why an article appears in a related list, or why it does not. */
package org.broadsheet.related.explanation;
