package org.broadsheet;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Acknowledged writes to the packaged application survive kills of the server and of PostgreSQL. */
class CrashRecoveryIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration IMPORT_DEADLINE = Duration.ofMinutes(2);
    private static final int WRITERS = 4;
    private static final int WRITES_BETWEEN_KILLS = 40;
    private static final AtomicInteger SLUG_NUMBERS = new AtomicInteger();

    @TempDir
    static Path folder;

    private static Path dataDir;
    private static volatile PackagedServer server;

    @BeforeAll
    static void start() throws IOException {
        dataDir = folder.resolve("data");
        server = PackagedServer.startReady(dataDir, Map.of());
        assertEquals(
                201,
                server.send("POST", "/v1/categories", "{\"name\":\"World\",\"slug\":\"world\"}")
                        .statusCode());
    }

    @AfterAll
    static void stop() {
        server.terminate();
        server.exitCode();
    }

    @Test
    void acknowledgedWritesSurviveKillsOfServerAndPostgres() throws Exception {
        Writers writers = new Writers();
        try {
            writers.awaitMore();
            server.kill();
            server = PackagedServer.startReady(dataDir, Map.of());
            writers.awaitMore();
            PackagedServer.killPostgres(dataDir);
            writers.awaitMore();
            PackagedServer.killPostgres(dataDir);
            server.kill();
            server = PackagedServer.startReady(dataDir, Map.of());
            writers.awaitMore();
        } finally {
            writers.stop();
        }
        assertEquals(List.of(), missing(writers.acknowledged));
    }

    @Test
    void requestsInFlightAreAnsweredAtShutdown() throws Exception {
        Writers writers = new Writers();
        try {
            writers.awaitMore();
            writers.stopping = true;
            server.terminate();
            assertEquals(143, server.exitCode());
        } finally {
            writers.stop();
        }
        server = PackagedServer.startReady(dataDir, Map.of());
        assertEquals(List.of(), List.copyOf(writers.unansweredBeforeStop));
        assertEquals(List.of(), missing(writers.acknowledged));
    }

    @Test
    void importResumesAfterKillsOfServerAndPostgres() throws Exception {
        int lineCount = 3000;
        String body = IntStream.range(0, lineCount)
                .mapToObj(number -> """
                        {"slug":"imported-%d","category":"wire","title":"Story %d","body":"A ship docked.","status":"published"}
                        """.formatted(number, number))
                .collect(Collectors.joining());
        JsonPath accepted = JsonPath.from(server.send(server.request("/v1/imports?createMissing=true")
                        .header("Content-Type", "application/x-ndjson")
                        .header("Prefer", "respond-async")
                        .POST(BodyPublishers.ofString(body)))
                .body());
        String importPath = "/v1/imports/" + accepted.getString("id");
        JsonPath before = awaitImport(importPath, state -> state.getInt("received") > 0);
        assertTrue(before.getInt("received") < lineCount, "the import finished before the kill");
        PackagedServer.killPostgres(dataDir);
        server.kill();
        server = PackagedServer.startReady(dataDir, Map.of());

        JsonPath done =
                awaitImport(importPath, state -> state.getString("state").equals("done"));
        assertEquals(
                List.of(lineCount, lineCount, 0),
                List.of(done.getInt("received"), done.getInt("created"), done.getInt("failed")));
        String counted = server.send("GET", "/v1/articles?category=wire&limit=1&count=exact", null)
                .body();
        assertEquals(lineCount, JsonPath.from(counted).getInt("page.total"));
        assertEquals(
                lineCount,
                JsonPath.from(server.send("GET", "/v1/categories/wire", null).body())
                        .getInt("articleCount"));
    }

    private static JsonPath awaitImport(String importPath, Predicate<JsonPath> condition) throws IOException {
        Instant deadline = Instant.now().plus(IMPORT_DEADLINE);
        JsonPath state = JsonPath.from(server.send("GET", importPath, null).body());
        while (!condition.test(state)) {
            assertTrue(Instant.now().isBefore(deadline), state.prettify());
            LockSupport.parkNanos(PackagedServer.POLL_NANOS);
            state = JsonPath.from(server.send("GET", importPath, null).body());
        }
        return state;
    }

    @Test
    void secondServerOnTheSameDataFolderIsRefused() throws Exception {
        Path log = PackagedServer.log(dataDir);
        long before = Files.size(log);
        assertEquals(1, new PackagedServer(dataDir, Map.of()).exitCode());
        String output = Files.readString(log).substring((int) before);
        assertTrue(output.contains("process "), output);
        assertFalse(output.contains("Exception"), output);
        assertEquals(200, server.send("GET", "/q/health/ready", null).statusCode());
    }

    @Test
    void externalDatabaseDisablesTheEmbeddedOne() throws Exception {
        Path other = folder.resolve("other");
        String port = PackagedServer.postmasterPidLines(dataDir)[3];
        PackagedServer second = PackagedServer.startReady(
                other,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + port + "/broadsheet",
                        "QUARKUS_DATASOURCE_USERNAME",
                        "broadsheet",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        Files.readString(dataDir.resolve("broadsheet.password")).strip()));
        assertEquals(200, second.send("GET", "/v1/categories/world", null).statusCode());
        assertFalse(Files.exists(other.resolve("cluster")));
        second.terminate();
        assertEquals(143, second.exitCode());
    }

    private static List<String> missing(Queue<String> slugs) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String slug : slugs) {
            if (server.send("GET", "/v1/articles/" + slug, null).statusCode() != 200) {
                missing.add(slug);
            }
        }
        return missing;
    }

    /** Threads that create create articles until another are continue after failures. */
    private static final class Writers {
        private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        private final Queue<String> unansweredBeforeStop = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean stopping;
        private volatile boolean stopped;

        Writers() {
            for (int i = 0; i < WRITERS; i++) {
                Thread thread = new Thread(this::write);
                thread.start();
                threads.add(thread);
            }
        }

        private void write() {
            while (!stopped) {
                String slug = "story-" + SLUG_NUMBERS.incrementAndGet();
                boolean beforeStop = !stopping;
                try {
                    String article = "{\"title\":\"Story\",\"slug\":\"%s\",\"body\":\"x\",\"category\":\"world\"}";
                    if (server.send("POST", "/v1/articles", article.formatted(slug))
                                    .statusCode()
                            == 201) {
                        acknowledged.add(slug);
                    }
                } catch (IOException failure) {
                    if (beforeStop) {
                        unansweredBeforeStop.add(slug + ": " + failure);
                    }
                    LockSupport.parkNanos(PackagedServer.POLL_NANOS);
                }
            }
        }

        void awaitMore() {
            int enough = acknowledged.size() + WRITES_BETWEEN_KILLS;
            Instant deadline = Instant.now().plus(DEADLINE);
            while (acknowledged.size() < enough) {
                assertTrue(Instant.now().isBefore(deadline), "no more acknowledgements within " + DEADLINE);
                LockSupport.parkNanos(PackagedServer.POLL_NANOS);
            }
        }

        void stop() throws InterruptedException {
            stopped = true;
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
