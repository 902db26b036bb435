package org.broadsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.broadsheet.database.embedded.ConnectionSettings;
import org.broadsheet.database.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopping and restarting nodes of the packaged application loses no request. */
class RestartIT {
    private static final String DELAY = "2s";
    private static final int RESTARTS = Integer.getInteger("broadsheet.test.restarts", 2);
    private static final int CLIENTS = 8;
    private static final long PAUSE_NANOS = Duration.ofMillis(40).toNanos();
    private static final String HAPROXY_CONFIG = """
            defaults
              mode http
              timeout connect 2s
              timeout client 30s
              timeout server 30s
              option httpchk GET /q/health/ready
              option redispatch
              default-server inter 200ms fall 1 rise 1 check
            listen broadsheet
              bind 127.0.0.1:%d
              server one %s
              server two %s
            """;

    @TempDir
    Path folder;

    /** Clients that read and write 200 times per second altogether, on connections that are kept alive. */
    private static final class Load implements AutoCloseable {
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final AtomicInteger succeeded = new AtomicInteger();
        private final List<Thread> clients = new ArrayList<>();
        private final String address;
        private volatile boolean stopped;

        Load(String address) {
            this.address = address;
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                Thread thread = new Thread(() -> run(first));
                clients.add(thread);
                thread.start();
            }
        }

        /** A client stops when its connection is refused: the server is gone. */
        private void run(int first) {
            for (int n = first; !stopped; n++) {
                try {
                    int status = http.send(request(n), BodyHandlers.ofString()).statusCode();
                    if (status < 300) {
                        succeeded.incrementAndGet();
                    } else {
                        failures.add("status " + status);
                    }
                } catch (ConnectException gone) {
                    return;
                } catch (IOException | InterruptedException failure) {
                    failures.add(n + " " + failure);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }

        /** Half of them are sent with POST, which the client never repeats by itself. */
        private HttpRequest request(int n) {
            return switch (n % 4) {
                case 0 -> post("/v1/tags", "{\"name\":\"" + TestClient.unique("tag") + "\"}");
                case 1 -> to("/v1/articles?limit=" + (n % 100 + 1)).build();
                case 2 -> post("/v1/related", "{\"text\":\"word" + n + "\"}");
                default -> to("/v1/search?q=word" + n).build();
            };
        }

        private HttpRequest post(String path, String json) {
            return to(path).header("Authorization", "Bearer " + PackagedServer.KEY)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json))
                    .build();
        }

        private HttpRequest.Builder to(String path) {
            return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20));
        }

        void awaitMore(int requests) {
            int target = succeeded.get() + requests;
            while (succeeded.get() < target
                    && failures.isEmpty()
                    && clients.stream().anyMatch(Thread::isAlive)) {
                LockSupport.parkNanos(PackagedServer.POLL_NANOS);
            }
            assertEquals(List.of(), List.copyOf(failures));
            assertTrue(succeeded.get() >= target, "the server has gone too early");
        }

        void awaitEnd() throws InterruptedException {
            for (Thread client : clients) {
                client.join();
            }
        }

        @Override
        public void close() {
            stopped = true;
        }
    }

    @Test
    void noRequestFailsWhenTheServerStops() throws Exception {
        Path dataDir = folder.resolve("data");
        PackagedServer server = PackagedServer.startReady(dataDir, Map.of("QUARKUS_SHUTDOWN_DELAY", DELAY));
        try (Load load = new Load(server.address())) {
            load.awaitMore(200);
            server.terminate();
            HttpResponse<String> ready = server.send("GET", "/q/health/ready", null);
            while (ready.statusCode() == 200) {
                ready = server.send("GET", "/q/health/ready", null);
            }
            assertEquals(503, ready.statusCode());
            assertEquals("close", ready.headers().firstValue("Connection").orElse(""));
            load.awaitMore(100);
            load.awaitEnd();
            server.exitCode();
            assertEquals(List.of(), List.copyOf(load.failures));
        }
        assertQuietLog(dataDir);
    }

    @Test
    void noRequestFailsWhenTwoNodesRestartInTurn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/haproxy")), "HAProxy is not installed");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Map.of())) {
            List<Map<String, String>> environments = new ArrayList<>();
            List<PackagedServer> nodes = new ArrayList<>();
            for (String node : List.of("one", "two")) {
                environments.add(environment(postgres.connection()));
                nodes.add(PackagedServer.startReady(folder.resolve(node), environments.get(environments.size() - 1)));
            }
            int port = PackagedServer.freePort();
            Path config = Files.writeString(
                    folder.resolve("haproxy.cfg"),
                    HAPROXY_CONFIG.formatted(port, host(nodes.get(0)), host(nodes.get(1))));
            Process haproxy = new ProcessBuilder("/usr/sbin/haproxy", "-q", "-f", config.toString()).start();
            awaitListening(port);
            try (Load load = new Load("http://127.0.0.1:" + port)) {
                load.awaitMore(200);
                for (int restart = 0; restart < RESTARTS; restart++) {
                    for (int node = 0; node < nodes.size(); node++) {
                        nodes.get(node).terminate();
                        nodes.get(node).exitCode();
                        nodes.set(
                                node,
                                PackagedServer.startReady(
                                        folder.resolve(List.of("one", "two").get(node)), environments.get(node)));
                        load.awaitMore(200);
                    }
                }
                assertEquals(List.of(), List.copyOf(load.failures));
                assertTrue(load.clients.stream().allMatch(Thread::isAlive), "HAProxy refused a connection");
            } finally {
                haproxy.destroy();
                nodes.forEach(PackagedServer::terminate);
                nodes.forEach(PackagedServer::exitCode);
            }
        }
        assertQuietLog(folder.resolve("one"));
        assertQuietLog(folder.resolve("two"));
    }

    private static void awaitListening(int port) throws IOException {
        for (long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos(); ; ) {
            try {
                new Socket("127.0.0.1", port).close();
                return;
            } catch (ConnectException notYet) {
                assertTrue(System.nanoTime() < deadline, "HAProxy does not listen");
                LockSupport.parkNanos(PackagedServer.POLL_NANOS);
            }
        }
    }

    private static String host(PackagedServer node) {
        return node.address().substring("http://".length());
    }

    private static Map<String, String> environment(ConnectionSettings database) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.username());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(PackagedServer.freePort()));
        environment.put("QUARKUS_SHUTDOWN_DELAY", DELAY);
        return environment;
    }

    private static void assertQuietLog(Path dataDir) throws IOException {
        String log = Files.readString(PackagedServer.log(dataDir));
        assertFalse(log.contains("\tat "), log);
        assertTrue(log.contains("Stopping in 2 s"), log);
    }
}
