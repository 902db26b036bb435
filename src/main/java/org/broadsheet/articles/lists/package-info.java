/** Keeps article lists and their counts up to date after writes, at once or deferred. */
package org.broadsheet.articles.lists;
