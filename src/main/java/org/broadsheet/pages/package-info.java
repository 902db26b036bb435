/** Adds share links, breadcrumbs, structured data and head elements to the response of an article. */
package org.broadsheet.pages;
