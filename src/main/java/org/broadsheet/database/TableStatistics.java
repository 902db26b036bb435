package org.broadsheet.database;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Runs {@code ANALYZE} on tables of which more rows have changed than they had at the last analysis. Autovacuum runs only
 * once a minute. During an import of ten thousand articles a minute, plans would be based on empty tables.
 */
@Singleton
public class TableStatistics {
    /** Tables with more rows are left to autovacuum: analysing them takes longer, and they double slowly. */
    private static final int MAX_ROWS = 200_000;

    /** Fewer changed rows do not affect plans. */
    private static final int MIN_CHANGED_ROWS = 200;

    private final BatchedJob job = new BatchedJob("statistics", 1);
    private final Database database;

    TableStatistics(Database database) {
        this.database = database;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void analyzeGrownTables() {
        for (String table : grownTables()) {
            job.run(one -> {
                database.update(Sql.of("ANALYZE (SKIP_LOCKED) " + table));
                return false;
            });
        }
    }

    private List<String> grownTables() {
        return database.list(Sql.of("""
                        SELECT changed.relid::regclass::text AS name
                        FROM pg_stat_user_tables changed JOIN pg_class ON pg_class.oid = changed.relid
                        WHERE changed.schemaname = current_schema() AND pg_class.reltuples < ?
                          AND changed.n_mod_since_analyze > ? + greatest(pg_class.reltuples, 0)
                        ORDER BY name""", MAX_ROWS, MIN_CHANGED_ROWS), row -> row.text("name"));
    }
}
