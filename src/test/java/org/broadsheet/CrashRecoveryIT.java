package org.broadsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What was acknowledged is there, whatever is killed: the packaged application, with everybody writing. */
class CrashRecoveryIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration IMPORTED_WITHIN = Duration.ofMinutes(2);
    private static final int WRITERS = 4;
    private static final int WRITES_BETWEEN_KILLS = 40;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @TempDir
    static Path folder;

    private static Path data;
    private static volatile PackagedServer server;

    @BeforeAll
    static void start() throws IOException {
        data = folder.resolve("data");
        server = PackagedServer.startReady(data, Map.of());
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
    void killingServerOrPostgresOrBothLosesNothingThatWasAcknowledged() throws Exception {
        Writers writers = new Writers();
        try {
            writers.awaitMore();
            server.kill();
            server = PackagedServer.startReady(data, Map.of());
            writers.awaitMore();
            PackagedServer.killPostgres(data);
            writers.awaitMore();
            PackagedServer.killPostgres(data);
            server.kill();
            server = PackagedServer.startReady(data, Map.of());
            writers.awaitMore();
        } finally {
            writers.stop();
        }
        assertEquals(List.of(), missing(writers.acknowledged));
    }

    @Test
    void whatIsUnderWayWhenItIsToldToStopIsAnswered() throws Exception {
        Writers writers = new Writers();
        try {
            writers.awaitMore();
            writers.stopping = true;
            server.terminate();
            assertEquals(143, server.exitCode());
        } finally {
            writers.stop();
        }
        server = PackagedServer.startReady(data, Map.of());
        assertEquals(List.of(), List.copyOf(writers.unansweredBeforeStop));
        assertEquals(List.of(), missing(writers.acknowledged));
    }

    @Test
    void anImportGoesOnWhereItWasWhenServerAndPostgresWereKilled() throws Exception {
        int lines = 3000;
        String body = IntStream.range(0, lines)
                .mapToObj(number -> """
                        {"slug":"imported-%d","category":"wire","title":"Story %d","body":"A ship docked.","status":"published"}
                        """.formatted(number, number))
                .collect(Collectors.joining());
        JsonPath accepted = JsonPath.from(server.send(server.request("/v1/imports?createMissing=true")
                        .header("Content-Type", "application/x-ndjson")
                        .header("Prefer", "respond-async")
                        .POST(BodyPublishers.ofString(body)))
                .body());
        String progress = "/v1/imports/" + accepted.getString("id");
        JsonPath before = awaitImport(progress, state -> state.getInt("received") > 0);
        assertTrue(before.getInt("received") < lines, "it was over too soon");
        PackagedServer.killPostgres(data);
        server.kill();
        server = PackagedServer.startReady(data, Map.of());

        JsonPath done = awaitImport(progress, state -> state.getString("state").equals("done"));
        assertEquals(
                List.of(lines, lines, 0),
                List.of(done.getInt("received"), done.getInt("created"), done.getInt("failed")));
        String counted = server.send("GET", "/v1/articles?category=wire&limit=1&count=exact", null)
                .body();
        assertEquals(lines, JsonPath.from(counted).getInt("page.total"));
        assertEquals(
                lines,
                JsonPath.from(server.send("GET", "/v1/categories/wire", null).body())
                        .getInt("articleCount"));
    }

    private static JsonPath awaitImport(String progress, Predicate<JsonPath> reached) throws IOException {
        Instant deadline = Instant.now().plus(IMPORTED_WITHIN);
        JsonPath state = JsonPath.from(server.send("GET", progress, null).body());
        while (!reached.test(state)) {
            assertTrue(Instant.now().isBefore(deadline), state.prettify());
            LockSupport.parkNanos(PackagedServer.POLL_NANOS);
            state = JsonPath.from(server.send("GET", progress, null).body());
        }
        return state;
    }

    @Test
    void secondStartOnTheSameFolderIsRefusedInASentence() throws Exception {
        Path log = PackagedServer.log(data);
        long before = Files.size(log);
        assertEquals(1, new PackagedServer(data, Map.of()).exitCode());
        String said = Files.readString(log).substring((int) before);
        assertTrue(said.contains("process "), said);
        assertFalse(said.contains("Exception"), said);
        assertEquals(200, server.send("GET", "/q/health/ready", null).statusCode());
    }

    @Test
    void withADatabaseOfTheOperatorsTheEmbeddedOneStaysAway() throws Exception {
        Path other = folder.resolve("other");
        String port = PackagedServer.postmasterPidLines(data)[3];
        PackagedServer second = PackagedServer.startReady(
                other,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + port + "/broadsheet",
                        "QUARKUS_DATASOURCE_USERNAME",
                        "broadsheet",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        Files.readString(data.resolve("broadsheet.password")).strip()));
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

    /** Reporters who file one article after another, and go on whatever happens. */
    private static final class Writers {
        private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        private final Queue<String> unansweredBeforeStop = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean stopping;
        private volatile boolean done;

        Writers() {
            for (int i = 0; i < WRITERS; i++) {
                Thread thread = new Thread(this::write);
                thread.start();
                threads.add(thread);
            }
        }

        private void write() {
            while (!done) {
                String slug = "story-" + NUMBERS.incrementAndGet();
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
            done = true;
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
