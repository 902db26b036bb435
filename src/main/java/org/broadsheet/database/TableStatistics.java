package org.broadsheet.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Tells PostgreSQL's planner about tables that have doubled since it last looked. Autovacuum comes round each minute
 * only, and in a minute an import brings ten thousand articles, for which plans would be made as if there were none.
 */
@Singleton
public class TableStatistics {
    /** Rows of a table that autovacuum can be left alone with: looking at it takes more than a moment, doubling minutes. */
    private static final int GROWN_UP = 200_000;

    /** Rows that make no difference. */
    private static final int FEW = 200;

    private final Database database;

    TableStatistics(Database database) {
        this.database = database;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (String table : doubled()) {
            QuarkusTransaction.requiringNew().run(() -> database.update(Sql.of("ANALYZE (SKIP_LOCKED) " + table)));
        }
    }

    private List<String> doubled() {
        return database.list(Sql.of("""
                        SELECT changed.relid::regclass::text AS name
                        FROM pg_stat_user_tables changed JOIN pg_class ON pg_class.oid = changed.relid
                        WHERE changed.schemaname = current_schema() AND pg_class.reltuples < ?
                          AND changed.n_mod_since_analyze > ? + greatest(pg_class.reltuples, 0)
                        ORDER BY name""", GROWN_UP, FEW), row -> row.text("name"));
    }
}
