package org.broadsheet.articles;

import java.util.List;

/**
 * CDI event, fired inside the transaction that wrote these articles. Observers update derived data, such as the search
 * index and the related lists, in the same transaction.
 *
 * @param pending the number of further articles that wait for their deferred update, counted up to a limit
 */
public record ArticlesChanged(List<Long> ids, int pending) {
    public ArticlesChanged(List<Long> ids) {
        this(ids, 0);
    }
}
