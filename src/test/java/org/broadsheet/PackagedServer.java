package org.broadsheet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The application as it is shipped, in a process of its own that can be killed. */
final class PackagedServer {
    static final String KEY = "packaged-admin-key-0123456789";
    /** Not to take from the server, while waiting for it, the processor that it needs. */
    static final long POLL_NANOS = 50_000_000;

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    /** @param environment besides the data folder, the port and the admin's key */
    PackagedServer(Path dataDir, Map<String, String> environment) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        address = "http://127.0.0.1:" + port;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-jar", JAR.toString());
        builder.environment()
                .putAll(Map.of(
                        "BROADSHEET_DATA_DIR", dataDir.toString(),
                        "BROADSHEET_ADMIN_KEY", KEY,
                        "QUARKUS_HTTP_PORT", Integer.toString(port)));
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(dataDir).toFile()))
                .start();
    }

    static Path log(Path dataDir) {
        return dataDir.resolveSibling(dataDir.getFileName() + ".log");
    }

    static PackagedServer startReady(Path dataDir, Map<String, String> environment) throws IOException {
        PackagedServer server = new PackagedServer(dataDir, environment);
        server.awaitReady();
        return server;
    }

    void awaitReady() throws IOException {
        Instant deadline = Instant.now().plus(DEADLINE);
        while (!isReady()) {
            assertTrue(process.isAlive(), "the server ended");
            assertTrue(Instant.now().isBefore(deadline), "not ready within " + DEADLINE);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private boolean isReady() {
        try {
            return send("GET", "/q/health/ready", null).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return address;
    }

    HttpResponse<String> send(String method, String path, String json) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** A request in the admin's name, to be gone on with. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(DEADLINE)
                .header("Authorization", "Bearer " + KEY);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to stop, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    int exitCode() {
        return process.onExit().join().exitValue();
    }

    static void killPostgres(Path dataDir) throws IOException {
        long pid = Long.parseLong(postmasterPidLines(dataDir)[0]);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** The lines of PostgreSQL's own note: its process, folder, start, port … */
    static String[] postmasterPidLines(Path dataDir) throws IOException {
        return Files.readString(dataDir.resolve("cluster/postmaster.pid")).split("\n");
    }
}
