package org.broadsheet.search.matching;

import jakarta.inject.Singleton;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Tells PostgreSQL how to plan the statements of a search, until its transaction ends. */
@Singleton
public class PlannerSettings {
    private final Database database;

    PlannerSettings(Database database) {
        this.database = database;
    }

    /**
     * To be called first: the planner thinks comparing two arrays as cheap as two numbers, and would read whole tables
     * instead of the index. What the words mean is looked up along the same indexes whatever they are.
     */
    public void alongIndexes() {
        database.first(
                Sql.of("SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),"
                        + " set_config('plan_cache_mode', 'force_generic_plan', true)"),
                row -> true);
    }

    /** How to find the articles hangs on the words asked for. All else has one plan, and planning takes longer than it. */
    public void anew(boolean always) {
        database.first(
                Sql.of(
                        "SELECT set_config('plan_cache_mode', ?, true)",
                        always ? "force_custom_plan" : "force_generic_plan"),
                row -> true);
    }
}
