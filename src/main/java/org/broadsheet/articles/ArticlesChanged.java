package org.broadsheet.articles;

import java.util.List;

/**
 * Announces, inside the transaction, that these articles were written: whoever derives something from articles brings
 * it up to date before the write is acknowledged.
 */
public record ArticlesChanged(List<Long> ids) {}
