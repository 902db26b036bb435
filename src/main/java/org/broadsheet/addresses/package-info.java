/** Finds the article, category, tag or author at an old or current URL of the site. */
package org.broadsheet.addresses;
