package org.broadsheet.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.jboss.logging.Logger;

/**
 * Upgrades a database from before the first release, whose last migration is V38, to the initial schema: in one
 * transaction it renames everything, drops the functions, replaces the comments, and rewrites Flyway's history to that of
 * a new database after the initial schema. Flyway then applies later migrations, and the repeatable ones with the
 * functions. It runs before Flyway compares the history with the migrations, and refuses a history that it does not know.
 */
final class LegacySchema implements Callback {
    private static final Logger LOG = Logger.getLogger(LegacySchema.class);

    private static final String MIGRATIONS = "db/migration/";
    private static final String RENAMES = "db/legacy/rename.sql";
    private static final String FIRST_MIGRATION = "V1__Create_categories_tags_authors_sources.sql";
    private static final MigrationVersion LAST_INITIAL_VERSION = MigrationVersion.fromVersion("10");

    /** MD5 of the names and checksums of all migrations up to V38, with the repeatable ones of that build. */
    private static final String LEGACY_HISTORY = "c1485965dafb749ae4d2f92adeed4330";

    private static final String HISTORY_DIGEST = """
            SELECT md5(string_agg(name || ' ' || checksum, ',' ORDER BY name)) FROM (
                SELECT DISTINCT ON (coalesce(version, description))
                       coalesce(version, description) COLLATE "C" AS name, checksum
                FROM %s ORDER BY coalesce(version, description), installed_rank DESC
            ) latest""";

    private static final Pattern COMMENT = Pattern.compile("^COMMENT ON .*?';$", Pattern.MULTILINE | Pattern.DOTALL);

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "legacy schema";
    }

    @Override
    public void handle(Event event, Context context) {
        Configuration configuration = context.getConfiguration();
        try (Statement statement = context.getConnection().createStatement()) {
            if (isCurrent(statement, configuration.getTable())) {
                return;
            }
            // another node may do the same
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('legacy schema'))");
            if (isCurrent(statement, configuration.getTable())) {
                return;
            }
            if (!LEGACY_HISTORY.equals(first(statement, HISTORY_DIGEST.formatted(configuration.getTable())))) {
                throw new FlywayException("The migrations recorded in " + configuration.getTable()
                        + " are not those of this build, nor those up to V38 that it can upgrade. If the database is"
                        + " older, start the last build before the first release once to bring it to V38.");
            }
            upgrade(statement, configuration);
        } catch (SQLException failure) {
            throw new FlywayException("The database could not be upgraded from migration V38", failure);
        }
    }

    /** Whether the database is new, or was created by the initial schema. */
    private static boolean isCurrent(Statement statement, String history) throws SQLException {
        if (first(statement, "SELECT to_regclass('" + history + "')") == null) {
            return true;
        }
        String script = first(statement, "SELECT script FROM " + history + " ORDER BY installed_rank LIMIT 1");
        return script == null || script.endsWith(FIRST_MIGRATION);
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static void upgrade(Statement statement, Configuration configuration) throws SQLException {
        List<MigrationInfo> migrations = initialMigrations(configuration);
        statement.execute(resource(RENAMES));
        for (MigrationInfo migration : migrations) {
            Matcher comment = COMMENT.matcher(resource(MIGRATIONS + fileName(migration)));
            while (comment.find()) {
                statement.execute(comment.group());
            }
        }
        statement.execute("DELETE FROM " + configuration.getTable());
        writeHistory(statement.getConnection(), configuration.getTable(), migrations);
        LOG.info("The database was upgraded from migration V38 to the initial schema");
    }

    /** The migrations of the initial schema, in the order in which a new database gets them. */
    private static List<MigrationInfo> initialMigrations(Configuration configuration) {
        MigrationInfo[] migrations = Flyway.configure(configuration.getClassLoader())
                .configuration(configuration)
                .callbacks(new Callback[0])
                .table(configuration.getTable() + "_of_new_database")
                .load()
                .info()
                .all();
        return Arrays.stream(migrations)
                .filter(MigrationInfo::isVersioned)
                .filter(migration -> migration.getVersion().compareTo(LAST_INITIAL_VERSION) <= 0)
                .toList();
    }

    private static String fileName(MigrationInfo migration) {
        return migration.getScript().substring(migration.getScript().lastIndexOf('/') + 1);
    }

    private static void writeHistory(Connection connection, String history, List<MigrationInfo> migrations)
            throws SQLException {
        try (PreparedStatement insertion = connection.prepareStatement("INSERT INTO " + history
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " VALUES (?, ?, ?, ?, ?, ?, current_user, 0, true)")) {
            int rank = 0;
            for (MigrationInfo migration : migrations) {
                insertion.setInt(1, ++rank);
                insertion.setString(2, migration.getVersion().getVersion());
                insertion.setString(3, migration.getDescription());
                insertion.setString(4, migration.getType().name());
                insertion.setString(5, migration.getScript());
                insertion.setInt(6, migration.getChecksum());
                insertion.addBatch();
            }
            insertion.executeBatch();
        }
    }

    private static String resource(String name) {
        try (InputStream sql = LegacySchema.class.getClassLoader().getResourceAsStream(name)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
