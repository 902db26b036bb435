package org.broadsheet.articles;

import java.util.List;

/**
 * Announces, inside the transaction, that these articles were written: whoever derives something from articles brings
 * it up to date before the write is acknowledged.
 *
 * @param waiting how many others wait for the same, as far as they were counted
 */
public record ArticlesChanged(List<Long> ids, int pending) {
    public ArticlesChanged(List<Long> ids) {
        this(ids, 0);
    }
}
