/** What categories, authors, tags and sources share: operations, slugs, translations, NDJSON lines and events. */
package org.broadsheet.taxonomy;
