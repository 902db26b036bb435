package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Sets planner options of PostgreSQL for the current transaction. */
@Singleton
public class PlannerSettings {
    private final Database database;

    PlannerSettings(Database database) {
        this.database = database;
    }

    /**
     * Disables sequential scans, since the planner underestimates the cost of comparing arrays and would not use the index.
     * Disables JIT compilation and custom plans as well. The first statement of a search.
     */
    public void useIndexes() {
        database.first(
                Sql.of("SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),"
                        + " set_config('plan_cache_mode', 'force_generic_plan', true)"),
                row -> true);
    }

    /** For statements whose best plan depends on the words of the query. */
    public void planEachStatement() {
        setPlanCacheMode("force_custom_plan");
    }

    /** For statements that always have the same plan, since planning takes longer than executing them. */
    public void reusePlans() {
        setPlanCacheMode("force_generic_plan");
    }

    private void setPlanCacheMode(String mode) {
        database.first(Sql.of("SELECT set_config('plan_cache_mode', ?, true)", mode), row -> true);
    }
}
