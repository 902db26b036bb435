package org.broadsheet.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.broadsheet.database.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades a dump of a database that the last build with migration V38 made and filled through its API. */
class LegacySchemaTest {
    private static final String HISTORY = """
            SELECT installed_rank, version, description, type, script, checksum, installed_by, success
            FROM flyway_schema_history ORDER BY installed_rank""";

    /**
     * All that a database consists of, but for the order of columns and the history. The dump is from PostgreSQL 15, which
     * has no stemmer for Estonian.
     */
    private static final String CATALOG = """
            WITH relation AS (
                SELECT oid, relname, relkind, reloptions FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relname !~ '^flyway'
            )
            SELECT concat_ws(' | ', 'relation', relname, relkind, reloptions, obj_description(oid, 'pg_class')) FROM relation
            UNION ALL
            SELECT concat_ws(' | ', 'column', relname, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
                             attstorage, attstattarget, collname, pg_get_expr(adbin, adrelid), col_description(relation.oid, attnum))
            FROM relation JOIN pg_attribute ON attrelid = relation.oid
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            LEFT JOIN pg_collation ON pg_collation.oid = attcollation
            WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'v', 'S')
            UNION ALL
            SELECT concat_ws(' | ', 'constraint', relname, conname, pg_get_constraintdef(pg_constraint.oid))
            FROM relation JOIN pg_constraint ON conrelid = relation.oid
            UNION ALL
            SELECT concat_ws(' | ', 'index', pg_get_indexdef(indexrelid)) FROM relation JOIN pg_index ON indrelid = relation.oid
            UNION ALL
            SELECT concat_ws(' | ', 'view', pg_get_viewdef(oid)) FROM relation WHERE relkind = 'v'
            UNION ALL
            SELECT concat_ws(' | ', 'trigger', pg_get_triggerdef(pg_trigger.oid))
            FROM relation JOIN pg_trigger ON tgrelid = relation.oid WHERE NOT tgisinternal
            UNION ALL
            SELECT concat_ws(' | ', 'sequence', relname, seqincrement, seqstart, seqcache)
            FROM relation JOIN pg_sequence ON seqrelid = relation.oid
            UNION ALL
            SELECT concat_ws(' | ', 'function', pg_get_functiondef(oid), obj_description(oid, 'pg_proc')) FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
            UNION ALL
            SELECT concat_ws(' | ', 'text search', cfgname, maptokentype, mapseqno, dictname) FROM pg_ts_config
            JOIN pg_ts_config_map ON mapcfg = pg_ts_config.oid JOIN pg_ts_dict ON pg_ts_dict.oid = mapdict
            WHERE cfgnamespace = 'public'::regnamespace AND cfgname <> 'folded_estonian'
            UNION ALL
            SELECT concat_ws(' | ', 'extension', extname, extversion) FROM pg_extension
            ORDER BY 1""";

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void theInitialSchemaKeepsAllRows() throws Exception {
        String legacy = legacyDatabase("kept");
        Map<String, String> before = contents(legacy);
        assertFalse(before.toString().contains("|0|"), before.toString());
        migrate(legacy, "10");
        assertEquals(before, contents(legacy));
    }

    @Test
    void anUpgradedDatabaseIsLikeANewOne() throws Exception {
        String legacy = legacyDatabase("upgraded");
        migrate(legacy);
        String created = database("created");
        migrate(created);
        assertEquals(String.join("\n", rows(created, CATALOG)), String.join("\n", rows(legacy, CATALOG)));
        assertEquals(rows(created, HISTORY), rows(legacy, HISTORY));
        migrate(legacy);
        assertEquals(rows(created, HISTORY), rows(legacy, HISTORY));
    }

    @Test
    void noColumnAndNoTableIsWithoutAComment() throws Exception {
        String created = database("commented");
        migrate(created);
        assertEquals(List.of(), rows(created, """
                SELECT relname FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND relname !~ '^flyway'
                  AND obj_description(oid, 'pg_class') IS NULL
                UNION ALL
                SELECT concat(relname, '.', attname) FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND relname !~ '^flyway'
                  AND attnum > 0 AND NOT attisdropped AND col_description(attrelid, attnum) IS NULL"""));
    }

    @Test
    void anOlderDatabaseIsRefusedAndLeftAlone() throws Exception {
        String older = legacyDatabase("older");
        execute(older, "DELETE FROM flyway_schema_history WHERE version = '38'");
        List<String> catalog = rows(older, CATALOG);
        FlywayException refusal = assertThrows(FlywayException.class, () -> migrate(older));
        assertTrue(
                refusal.getMessage().contains("start the last build before the first release"), refusal.getMessage());
        assertEquals(catalog, rows(older, CATALOG));
    }

    @Test
    void anUpgradeThatFailsLeavesTheDatabaseAsItWas() throws Exception {
        String broken = legacyDatabase("broken");
        execute(broken, "DROP INDEX import_postponed_slug_idx");
        List<String> catalog = rows(broken, CATALOG);
        List<String> history = rows(broken, HISTORY);
        assertThrows(FlywayException.class, () -> migrate(broken));
        assertEquals(catalog, rows(broken, CATALOG));
        assertEquals(history, rows(broken, HISTORY));
    }

    private static void migrate(String url) {
        migrate(url, "latest");
    }

    private static void migrate(String url, String target) {
        FluentConfiguration configuration = Flyway.configure();
        new MigrationDataSource(
                        url,
                        Optional.of(postgres.connection().username()),
                        Optional.of(postgres.connection().password()))
                .customize(configuration);
        configuration.target(target).load().migrate();
    }

    /** Creates an empty database that belongs to the application's user. */
    private static String database(String name) throws SQLException {
        var administrator = postgres.administrator();
        try (Connection connection = DriverManager.getConnection(
                        administrator.url(), administrator.username(), administrator.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER "
                    + postgres.connection().username());
        }
        return postgres.connection().url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    private static String legacyDatabase(String name) throws SQLException, IOException {
        String url = database(name);
        try (InputStream dump =
                new GZIPInputStream(LegacySchemaTest.class.getResourceAsStream("/db/legacy-schema.sql.gz"))) {
            execute(url, new String(dump.readAllBytes(), StandardCharsets.UTF_8));
        }
        return url;
    }

    /** The number of rows of each table and a hash of all its rows. A table keeps its oid when it is renamed. */
    private static Map<String, String> contents(String url) throws SQLException {
        Map<String, String> contents = new TreeMap<>();
        for (String table : rows(url, """
                SELECT oid || '|' || quote_ident(relname) FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'flyway_schema_history'""")) {
            String[] parts = table.split("\\|");
            contents.put(parts[0], rows(url, """
                    SELECT concat('|', count(*), '|', md5(string_agg(each::text, ',' ORDER BY each::text COLLATE "C")))
                    FROM %s each""".formatted(parts[1])).get(0));
        }
        return contents;
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String url, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(column == 1 ? "" : " | ").append(result.getString(column));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(
                url, postgres.connection().username(), postgres.connection().password());
    }
}
