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
    private static final int MAX_ROWS = 200_000;

    /** Rows that make no difference. */
    private static final int MIN_CHANGED_ROWS = 200;

    private final Database database;

    TableStatistics(Database database) {
        this.database = database;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void analyzeGrownTables() {
        for (String table : grownTables()) {
            QuarkusTransaction.requiringNew().run(() -> database.update(Sql.of("ANALYZE (SKIP_LOCKED) " + table)));
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
