package org.broadsheet.articles;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.broadsheet.platform.sql.Database;
import org.broadsheet.platform.sql.Sql;

/** Works off the articles that a change of what they are filed under has put off, some at a time, on whichever node. */
@Singleton
class Refiling {
    private static final int BATCH = 50;

    private final Database database;
    private final Listings listings;

    Refiling(Database database, Listings listings) {
        this.database = database;
        this.listings = listings;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        while (QuarkusTransaction.requiringNew().call(this::batch) == BATCH) {
            // each batch is a transaction of its own
        }
    }

    private int batch() {
        List<Long> ids = database.list(Sql.of("""
                        DELETE FROM article_due WHERE article_id IN (
                            SELECT article_id FROM article_due ORDER BY article_id LIMIT ? FOR UPDATE SKIP LOCKED)
                        RETURNING article_id""", BATCH), row -> row.number("article_id"));
        listings.derive(ids);
        return ids.size();
    }
}
