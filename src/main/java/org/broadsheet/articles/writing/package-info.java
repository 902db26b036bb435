/** Creates, updates and imports articles: validation, defaults, slugs, references, links and edit conflicts. */
package org.broadsheet.articles.writing;
