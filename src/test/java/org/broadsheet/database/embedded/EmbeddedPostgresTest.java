package org.broadsheet.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of("target", "postgres binaries");
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Shared by all tests except those of a first start, which takes two seconds. */
    @TempDir
    static Path dataDir;

    @Test
    void rowsSurviveRestartInAFolderWithSpecialCharacters(@TempDir Path parent) {
        Path folder = parent.resolve("Übersicht $HOME \"Дата\" data");
        try (EmbeddedPostgres postgres = start(folder)) {
            execute(postgres.connection(), "CREATE TABLE article (title text); INSERT INTO article VALUES ('kept')");
        }
        try (EmbeddedPostgres postgres = start(folder)) {
            assertEquals("kept", query(postgres.connection(), "SELECT title FROM article"));
        }
    }

    @Test
    void settingsAreDurableAndTextIsUtf8() {
        try (EmbeddedPostgres postgres = start(dataDir)) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
                assertEquals("on", query(postgres.connection(), "SHOW " + setting));
            }
            assertEquals("éžß бг", query(postgres.connection(), "SELECT lower('ÉŽß БГ')"));
        }
    }

    @Test
    void startWithoutDurabilityIsRefused() throws IOException {
        EmbeddedPostgresException refusal = assertThrows(
                EmbeddedPostgresException.class,
                () -> EmbeddedPostgres.start(dataDir, BINARIES, Map.of("fsync", "off")));
        assertTrue(refusal.getMessage().contains("fsync off"), refusal.getMessage());
        assertTrue(PostmasterPid.serverIn(dataDir.resolve("cluster")).isEmpty());
    }

    @Test
    void databaseOwnerIsNoSuperuserButCreatesTrustedExtensions() {
        try (EmbeddedPostgres postgres = start(dataDir)) {
            for (String extension : new String[] {"pg_trgm", "unaccent", "btree_gin", "intarray", "pgcrypto"}) {
                execute(postgres.connection(), "CREATE EXTENSION " + extension);
            }
            assertEquals("off", query(postgres.connection(), "SHOW is_superuser"));
            assertEquals("on", query(postgres.administrator(), "SHOW is_superuser"));
        }
    }

    @Test
    void extraSettingsAreApplied() {
        Map<String, String> settings = Map.of("shared_preload_libraries", "pg_stat_statements");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDir, BINARIES, settings)) {
            execute(postgres.administrator(), "CREATE EXTENSION pg_stat_statements");
            assertNotEquals("0", query(postgres.connection(), "SELECT count(*) FROM pg_stat_statements"));
        }
    }

    @Test
    void secondServerOnTheSameFolderIsRefused() throws Exception {
        try (EmbeddedPostgres first = start(dataDir)) {
            String refusal = assertThrows(EmbeddedPostgresException.class, () -> start(dataDir))
                    .getMessage();
            assertTrue(refusal.contains("process " + ProcessHandle.current().pid()), refusal);
            assertNotEquals(0, KilledServer.launch(dataDir, BINARIES).waitFor());
            assertEquals("1", query(first.connection(), "SELECT 1"));
        }
        start(dataDir).close();
    }

    @Test
    void startStopsThePostgresOfAKilledServer() throws Exception {
        KilledServer.startAndKill(dataDir, BINARIES);
        ServerProcess orphan = PostmasterPid.serverIn(cluster()).orElseThrow();
        assertTrue(orphan.isServing(cluster()));
        try (EmbeddedPostgres postgres = start(dataDir)) {
            assertEquals("1", query(postgres.connection(), "SELECT 1"));
            assertFalse(orphan.isServing(cluster()));
        }
    }

    @Test
    void startsAfterServerAndPostgresWereBothKilled() throws Exception {
        KilledServer.startAndKill(dataDir, BINARIES);
        PostmasterPid.serverIn(cluster()).orElseThrow().kill();
        start(dataDir).close();
    }

    @Test
    void programWithTheReusedPidIsNotStopped() throws Exception {
        start(dataDir).close();
        Process otherProgram = new ProcessBuilder("sleep", "60").start();
        String pidFile = "%d%n%s%n1%n5432%n%n%n%nready%n".formatted(otherProgram.pid(), cluster());
        Files.writeString(cluster().resolve("postmaster.pid"), pidFile);
        start(dataDir).close();
        assertTrue(otherProgram.isAlive());
        otherProgram.destroy();
    }

    @Test
    void startsAfterACrashDuringInitdb(@TempDir Path folder) throws IOException {
        Path leftover = Files.createDirectories(folder.resolve("cluster.new123/base"));
        Files.writeString(leftover.resolveSibling("PG_VERSION"), "18\n");
        start(folder).close();
        assertFalse(Files.exists(leftover));
    }

    @Test
    void killedPostgresIsRestartedOnTheSamePort() throws Exception {
        try (EmbeddedPostgres postgres = start(dataDir)) {
            execute(postgres.connection(), "CREATE TABLE survivor ()");
            ServerProcess first = PostmasterPid.serverIn(cluster()).orElseThrow();
            first.kill();
            eventually(() -> PostmasterPid.readyIn(cluster())
                    .filter(now -> !now.server().equals(first))
                    .isPresent());
            eventually(() -> "0".equals(query(postgres.connection(), "SELECT count(*) FROM survivor")));
        }
    }

    @Test
    void lostPasswordsAreReset() throws IOException {
        start(dataDir).close();
        Files.delete(dataDir.resolve("broadsheet.password"));
        Files.writeString(dataDir.resolve("postgres.password"), "");
        start(dataDir).close();
    }

    @Test
    void clusterOfAnotherMajorVersionIsRefused() throws IOException {
        start(dataDir).close();
        Path version = cluster().resolve("PG_VERSION");
        String original = Files.readString(version);
        Files.writeString(version, "15\n");
        String refusal = assertThrows(EmbeddedPostgresException.class, () -> start(dataDir))
                .getMessage();
        assertTrue(refusal.contains("pg_dump"), refusal);
        Files.writeString(version, original);
    }

    private static Path cluster() {
        return dataDir.resolve("cluster");
    }

    private static EmbeddedPostgres start(Path dataDir) {
        return EmbeddedPostgres.start(dataDir, BINARIES, Map.of());
    }

    private static void execute(ConnectionSettings database, String sql) {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String query(ConnectionSettings database, String sql) {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(DEADLINE);
        while (!condition.call()) {
            assertTrue(Instant.now().isBefore(deadline), "not within " + DEADLINE);
            Thread.onSpinWait();
        }
    }
}
