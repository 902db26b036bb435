package org.broadsheet.http.bodies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.http.RawHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads are stored in a temporary file only while they are needed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UploadSpoolerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String LINE = "{\"title\":\"\"}\n";

    private Set<Path> before;

    @BeforeEach
    void listFilesBefore() throws IOException {
        before = spooled();
    }

    @Test
    void fileExistsDuringUploadAndIsDeletedAfterTheResponse() throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            client.send(upload(TestClient.keyWithRole("editor"), LINE.length()));
            awaitFiles(now -> !now.equals(before));
            assertEquals(200, client.send(LINE).receive().status());
            awaitFiles(now -> now.equals(before));
        }
    }

    @Test
    void fileIsDeletedWhenTheClientDisconnects() throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            client.send(upload(TestClient.keyWithRole("editor"), 100) + LINE);
            awaitFiles(now -> !now.equals(before));
        }
        awaitFiles(now -> now.equals(before));
    }

    @Test
    void uploadWithoutPermissionIsNotWritten() throws IOException {
        assertRefusedWithoutFile(401, "wrong");
        assertRefusedWithoutFile(403, TestClient.keyWithRole("author"));
    }

    private void assertRefusedWithoutFile(int status, String key) throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            assertEquals(
                    status,
                    client.send(upload(key, 100_000_000) + LINE).receive().status());
            assertEquals(before, spooled());
            assertTrue(client.isClosed());
        }
    }

    private static String upload(String key, long length) {
        return "POST /v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void awaitFiles(Predicate<Set<Path>> condition) throws IOException {
        Instant deadline = Instant.now().plus(DEADLINE);
        while (!condition.test(spooled())) {
            assertTrue(Instant.now().isBefore(deadline), "not within " + DEADLINE);
            Thread.onSpinWait();
        }
    }

    private static Set<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return new TreeSet<>(
                    files.filter(file -> file.getFileName().toString().startsWith("broadsheet-"))
                            .toList());
        }
    }
}
