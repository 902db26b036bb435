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

/** Runs packaged application in a separate process that own, which tests can kill. */
public final class PackagedServer {
    public static final String KEY = "packaged-admin-key-0123456789";
    /** Pause between polls, so that polling leaves the processor to the server. */
    static final long POLL_NANOS = 50_000_000;

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    /** @param environment variables in addition to, or instead of, data folder, port, admin key and shutdown delay */
    PackagedServer(Path dataDir, Map<String, String> environment) throws IOException {
        String port = environment.getOrDefault("QUARKUS_HTTP_PORT", Integer.toString(freePort()));
        address = "http://127.0.0.1:" + port;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-jar", JAR.toString());
        builder.environment()
                .putAll(Map.of(
                        "BROADSHEET_DATA_DIR",
                        dataDir.toString(),
                        "BROADSHEET_ADMIN_KEY",
                        KEY,
                        "QUARKUS_HTTP_PORT",
                        port,
                        "QUARKUS_SHUTDOWN_DELAY",
                        "0s"));
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(dataDir).toFile()))
                .start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static Path log(Path dataDir) {
        return dataDir.resolveSibling(dataDir.getFileName() + ".log");
    }

    public static PackagedServer startReady(Path dataDir, Map<String, String> environment) throws IOException {
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

    public String address() {
        return address;
    }

    public HttpResponse<String> send(String method, String path, String json) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** Begins a request with the admin key. */
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

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    public int exitCode() {
        return process.onExit().join().exitValue();
    }

    static void killPostgres(Path dataDir) throws IOException {
        long pid = Long.parseLong(postmasterPidLines(dataDir)[0]);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** Returns the lines of {@code postmaster.pid}: process id, data folder, start time, port and so on. */
    static String[] postmasterPidLines(Path dataDir) throws IOException {
        return Files.readString(dataDir.resolve("cluster/postmaster.pid")).split("\n");
    }
}
