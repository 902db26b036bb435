/** Resolves the categories, tags, authors, sources, articles and media that an article refers to. */
package org.broadsheet.articles.references;
