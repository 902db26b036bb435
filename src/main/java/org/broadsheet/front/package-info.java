/** Serves the front page, section by section, and the leads that editors pin. */
package org.broadsheet.front;
