package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;

/**
 * A PostgreSQL advisory lock that lets one transaction at a time change the related index, on all nodes together. Each
 * transaction then sees what the others wrote, so that two articles published in the same second find each other, and
 * index rows cannot deadlock. The lock is released when the transaction ends.
 */
@Singleton
public class IndexLock {
    private static final String NAME = "related";

    private final Database database;

    IndexLock(Database database) {
        this.database = database;
    }

    /** Waits until no other transaction holds the lock. */
    public void lock() {
        database.lock(NAME);
    }

    /** For work that can be deferred. Returns false if another transaction holds the lock. */
    public boolean tryLock() {
        return database.tryLock(NAME);
    }
}
