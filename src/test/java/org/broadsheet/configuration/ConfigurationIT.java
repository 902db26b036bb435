package org.broadsheet.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in the configuration stops the start with one sentence, and changes nothing in the data folder. */
class ConfigurationIT {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    @TempDir
    Path folder;

    private record Refusal(int exitCode, String output) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BROADSHEET_ADMIN_KEY=short                 | BROADSHEET_ADMIN_KEY is not valid, but must be a key of at least 16 printable ASCII characters
            BROADSHEET_CORS_ORIGINS=desk.example       | BROADSHEET_CORS_ORIGINS is `desk.example`, but must be origins
            BROADSHEET_CACHE_SIZE=lots                 | BROADSHEET_CACHE_SIZE is `lots`, but must be a size from 0 to 100G
            BROADSHEET_MEDIA_MAX_SIZE=20XB             | BROADSHEET_MEDIA_MAX_SIZE is `20XB`, but must be a size from 1K to 2G
            BROADSHEET_MEDIA_MAX_PIXELS=0              | BROADSHEET_MEDIA_MAX_PIXELS is `0`, but must be a whole number from 1
            BROADSHEET_READER_ENABLED=maybe            | BROADSHEET_READER_ENABLED is `maybe`, but must be true or false
            BROADSHEET_AUDIT_RETENTION_DAYS=-1         | BROADSHEET_AUDIT_RETENTION_DAYS is `-1`, but must be a whole number from 1 to 36500
            BROADSHEET_AUDIT_RETENTION_DAYS=0          | BROADSHEET_AUDIT_RETENTION_DAYS is `0`, but must be a whole number from 1 to 36500
            BROADSHEET_CACHE_CONTROL_LISTS_MAX_AGE=-1s | BROADSHEET_CACHE_CONTROL_LISTS_MAX_AGE is `-1s`, but must be a time from 0s to 365d
            BROADSHEET_HTTP_BODY_WINDOW=0s             | BROADSHEET_HTTP_BODY_WINDOW is `0s`, but must be a time from 1s
            BROADSHEET_SITE_URL=news.example           | BROADSHEET_SITE_URL is `news.example`, but must be an http or https URL
            BROADSHEET_SITE_ARTICLE_PATH=/a            | BROADSHEET_SITE_ARTICLE_PATH is `/a`, but must be a path
            BROADSHEET_DATA_DIR=                       | BROADSHEET_DATA_DIR is empty, but must be a text that is not empty
            BROADSHEET_SITEURL=https://x.example       | BROADSHEET_SITEURL is not a setting; did you mean BROADSHEET_SITE_URL?
            BROADSHEET_ADMINKEY=0123456789abcdef       | BROADSHEET_ADMINKEY is not a setting; did you mean BROADSHEET_ADMIN_KEY?
            BROADSHEET_DATADIR=x                       | BROADSHEET_DATADIR is not a setting; did you mean BROADSHEET_DATA_DIR?
            QUARKUS_HTTP_PORT=eighty                   | QUARKUS_HTTP_PORT is `eighty`, but must be a whole number from 0 to 65535
            QUARKUS_DATASOURCE_JDBC_MAX_SIZE=0         | QUARKUS_DATASOURCE_JDBC_MAX_SIZE is `0`, but must be a whole number from 4
            QUARKUS_DATASOURCE_JDBC_MAX_SIZE=200       | QUARKUS_DATASOURCE_JDBC_MAX_SIZE is `200`, but the embedded PostgreSQL takes 40 at most
            QUARKUS_DATASOURCE_JDBC_URL=postgresql://x | QUARKUS_DATASOURCE_JDBC_URL is `postgresql://x`, but must be an address such as jdbc:postgresql:
            QUARKUS_DATASOURCE_JDBC_URL=postgresql://app:secret@db.example/x?password=secret | QUARKUS_DATASOURCE_JDBC_URL is `postgresql://db.example/x`, but must be an address
            QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://no-such-host.invalid/x | but there is no host with this name
            QUARKUS_SHUTDOWN_DELAY=soon                | QUARKUS_SHUTDOWN_DELAY is `soon`, but must be a time
            """)
    void mistakeIsToldInOneSentence(String setting, String expected) throws Exception {
        String[] parts = setting.split("=", 2);
        assertRefused(Map.of(parts[0], parts[1]), expected);
    }

    @Test
    void takenPortIsToldInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertRefused(
                    Map.of("QUARKUS_HTTP_PORT", port),
                    "QUARKUS_HTTP_PORT is `" + port + "`, but another process uses this port");
        }
    }

    @Test
    void wrongPasswordIsToldInOneSentence() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Map.of())) {
            assertRefused(
                    Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL", postgres.connection().url(),
                            "QUARKUS_DATASOURCE_USERNAME", "broadsheet",
                            "QUARKUS_DATASOURCE_PASSWORD", "wrong"),
                    "refuses the user `broadsheet`");
        }
    }

    private void assertRefused(Map<String, String> environment, String expected) throws Exception {
        Path dataDir = Files.createDirectories(folder.resolve("data"));
        Files.writeString(dataDir.resolve("kept"), "as it was");
        Refusal refusal = start(dataDir, environment);
        assertTrue(refusal.output().contains(expected), refusal.output());
        assertEquals(1, refusal.output().lines().count(), refusal.output());
        assertFalse(refusal.output().contains("secret"), refusal.output());
        assertEquals(1, refusal.exitCode());
        try (Stream<Path> files = Files.list(dataDir)) {
            assertEquals(
                    "kept", files.map(file -> file.getFileName().toString()).collect(Collectors.joining(",")));
        }
    }

    private static Refusal start(Path dataDir, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString());
        Map<String, String> variables =
                new HashMap<>(Map.of("BROADSHEET_DATA_DIR", dataDir.toString(), "QUARKUS_HTTP_PORT", "0"));
        variables.putAll(environment);
        builder.environment().putAll(variables);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Refusal(process.waitFor(), output);
    }
}
