package org.broadsheet.related.index;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/**
 * Lets one transaction at a time change what related lists are made from, on all nodes together. Each then sees what the
 * others wrote, so that two stories published in the same second find each other, and none can lock another out.
 */
@Singleton
public class IndexLock {
    private static final String KEY = "hashtext('related')";

    private final Database database;

    IndexLock(Database database) {
        this.database = database;
    }

    /** Waits until it is this transaction's turn, which lasts until it ends. */
    public void lock() {
        database.first(Sql.of("SELECT pg_advisory_xact_lock(" + KEY + ")"), row -> true);
    }

    /** For work that can be done later: false while somebody else is at it. */
    public boolean tryLock() {
        return database.first(
                        Sql.of("SELECT pg_try_advisory_xact_lock(" + KEY + ") AS alone"), row -> row.flag("alone"))
                .orElseThrow();
    }
}
