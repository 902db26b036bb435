/** Stores for each published article which others are its nearest neighbours, and updates this index after each write. */
package org.broadsheet.related.index;
