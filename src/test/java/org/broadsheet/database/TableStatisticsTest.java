package org.broadsheet.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TableStatisticsTest {
    @Inject
    AgroalDataSource source;

    @Inject
    Database database;

    @Inject
    TableStatistics youngTables;

    @AfterEach
    void drop() {
        database.update(Sql.of("DROP TABLE IF EXISTS \"young table\""));
    }

    @Test
    void thePlannerIsToldOfATableThatHasDoubledAndNotOfAFewRowsMore() throws SQLException {
        database.update(Sql.of(
                "CREATE TABLE \"young table\" WITH (autovacuum_enabled = off) AS SELECT 1 AS number WHERE false"));
        insert(300);
        youngTables.analyzeGrownTables();
        assertEquals(List.of(300L), known());

        insert(250);
        youngTables.analyzeGrownTables();
        assertEquals(List.of(300L), known());

        insert(260);
        youngTables.analyzeGrownTables();
        assertEquals(List.of(810L), known());
    }

    private void insert(int rows) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO \"young table\" SELECT generate_series(1, " + rows + ")");
            statement.execute("SELECT pg_stat_force_next_flush()");
        }
    }

    private List<Long> known() {
        return database.list(
                Sql.of("SELECT reltuples::bigint AS rows FROM pg_class WHERE oid = '\"young table\"'::regclass"),
                row -> row.number("rows"));
    }
}
