/** Reads and writes articles as Markdown files with front matter. */
package org.broadsheet.articles.markdown;
