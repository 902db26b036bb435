/** Applies the pins and exclusions that editors set for an article's related list. */
package org.broadsheet.related.editorial;
