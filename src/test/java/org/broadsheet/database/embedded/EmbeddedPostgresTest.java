package org.broadsheet.database.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of("target", "postgres binaries");
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** One cluster for all tests but those of a first start, which takes two seconds. */
    @TempDir
    static Path data;

    @Test
    void keepsItsRowsInAFolderWhoseNameIsHard(@TempDir Path parent) {
        Path folder = parent.resolve("Übersicht $HOME \"Дата\" data");
        try (EmbeddedPostgres postgres = start(folder)) {
            execute(postgres.connection(), "CREATE TABLE article (title text); INSERT INTO article VALUES ('kept')");
        }
        try (EmbeddedPostgres postgres = start(folder)) {
            assertEquals("kept", query(postgres.connection(), "SELECT title FROM article"));
        }
    }

    @Test
    void isDurableAndSpeaksEveryScript() {
        try (EmbeddedPostgres postgres = start(data)) {
            for (String guard : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
                assertEquals("on", query(postgres.connection(), "SHOW " + guard));
            }
            assertEquals("éžß бг", query(postgres.connection(), "SELECT lower('ÉŽß БГ')"));
        }
    }

    @Test
    void refusesToRunWithoutDurability() throws IOException {
        EmbeddedPostgresException refusal = assertThrows(
                EmbeddedPostgresException.class, () -> EmbeddedPostgres.start(data, BINARIES, Map.of("fsync", "off")));
        assertTrue(refusal.getMessage().contains("fsync off"), refusal.getMessage());
        assertTrue(PostmasterPid.serverIn(data.resolve("cluster")).isEmpty());
    }

    @Test
    void ownerOfTheDatabaseIsNoSuperuserYetAddsTrustedExtensions() {
        try (EmbeddedPostgres postgres = start(data)) {
            for (String extension : new String[] {"pg_trgm", "unaccent", "btree_gin", "intarray", "pgcrypto"}) {
                execute(postgres.connection(), "CREATE EXTENSION " + extension);
            }
            assertEquals("off", query(postgres.connection(), "SHOW is_superuser"));
            assertEquals("on", query(postgres.administrator(), "SHOW is_superuser"));
        }
    }

    @Test
    void takesExtraSettings() {
        Map<String, String> settings = Map.of("shared_preload_libraries", "pg_stat_statements");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, BINARIES, settings)) {
            execute(postgres.administrator(), "CREATE EXTENSION pg_stat_statements");
            assertNotEquals("0", query(postgres.connection(), "SELECT count(*) FROM pg_stat_statements"));
        }
    }

    @Test
    void secondServerOnTheSameFolderIsRefused() throws Exception {
        try (EmbeddedPostgres first = start(data)) {
            String refusal = assertThrows(EmbeddedPostgresException.class, () -> start(data))
                    .getMessage();
            assertTrue(refusal.contains("process " + ProcessHandle.current().pid()), refusal);
            assertNotEquals(0, KilledServer.launch(data, BINARIES).waitFor());
            assertEquals("1", query(first.connection(), "SELECT 1"));
        }
        start(data).close();
    }

    @Test
    void takesOverFromAServerThatWasKilled() throws Exception {
        KilledServer.startAndKill(data, BINARIES);
        ServerProcess orphan = PostmasterPid.serverIn(cluster()).orElseThrow();
        assertTrue(orphan.isServing(cluster()));
        try (EmbeddedPostgres postgres = start(data)) {
            assertEquals("1", query(postgres.connection(), "SELECT 1"));
            assertFalse(orphan.isServing(cluster()));
        }
    }

    @Test
    void startsAfterServerAndPostgresWereBothKilled() throws Exception {
        KilledServer.startAndKill(data, BINARIES);
        PostmasterPid.serverIn(cluster()).orElseThrow().kill();
        start(data).close();
    }

    @Test
    void leavesAStrangerWithTheOldProcessNumberAlone() throws Exception {
        start(data).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        String note = "%d%n%s%n1%n5432%n%n%n%nready%n".formatted(stranger.pid(), cluster());
        Files.writeString(cluster().resolve("postmaster.pid"), note);
        start(data).close();
        assertTrue(stranger.isAlive());
        stranger.destroy();
    }

    @Test
    void startsAgainAfterACrashInTheVeryFirstStart(@TempDir Path folder) throws IOException {
        Path halfMade = Files.createDirectories(folder.resolve("cluster.new123/base"));
        Files.writeString(halfMade.resolveSibling("PG_VERSION"), "18\n");
        start(folder).close();
        assertFalse(Files.exists(halfMade));
    }

    @Test
    void restartsAPostgresThatDiedOnTheSamePort() throws Exception {
        try (EmbeddedPostgres postgres = start(data)) {
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
    void findsItsWayBackWithoutItsPasswords() throws IOException {
        start(data).close();
        Files.delete(data.resolve("broadsheet.password"));
        Files.writeString(data.resolve("postgres.password"), "");
        start(data).close();
    }

    @Test
    void refusesTheClusterOfAnotherMajorVersion() throws IOException {
        start(data).close();
        Path version = cluster().resolve("PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "15\n");
        String refusal =
                assertThrows(EmbeddedPostgresException.class, () -> start(data)).getMessage();
        assertTrue(refusal.contains("pg_dump"), refusal);
        Files.writeString(version, ours);
    }

    private static Path cluster() {
        return data.resolve("cluster");
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
