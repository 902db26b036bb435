/** Turns titles and bodies into weighted term vectors, and detects near-duplicate texts. */
package org.broadsheet.related.text;
