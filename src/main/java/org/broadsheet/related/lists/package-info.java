/** Computes the related list of each published article in advance, stores it, and invalidates it after changes. */
package org.broadsheet.related.lists;
