/** Serves sitemaps, the news sitemap and robots.txt to search engines. */
package org.broadsheet.sitemaps;
