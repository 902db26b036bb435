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
import org.broadsheet.Newsroom;
import org.broadsheet.TestDatabase;
import org.broadsheet.http.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads of any size lie in a file for as long as they are needed, and never if they will not be. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UploadSpoolerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String LINE = "{\"title\":\"\"}\n";

    private Set<Path> before;

    @BeforeEach
    void look() throws IOException {
        before = spooled();
    }

    @Test
    void isKeptWhileItComesAndGoneAfterTheAnswer() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(upload(Newsroom.keyOf("editor"), LINE.length()));
            eventually(now -> !now.equals(before));
            assertEquals(200, wire.send(LINE).receive().status());
            eventually(now -> now.equals(before));
        }
    }

    @Test
    void isGoneWhenTheClientGoes() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(upload(Newsroom.keyOf("editor"), 100) + LINE);
            eventually(now -> !now.equals(before));
        }
        eventually(now -> now.equals(before));
    }

    @Test
    void isNotKeptFromThoseWhoMayNotSendIt() throws IOException {
        refusedUnkept(401, "wrong");
        refusedUnkept(403, Newsroom.keyOf("author"));
    }

    private void refusedUnkept(int status, String key) throws IOException {
        try (Wire wire = new Wire()) {
            assertEquals(
                    status, wire.send(upload(key, 100_000_000) + LINE).receive().status());
            assertEquals(before, spooled());
            assertTrue(wire.isEnded());
        }
    }

    private static String upload(String key, long length) {
        return "POST /v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void eventually(Predicate<Set<Path>> wanted) throws IOException {
        Instant deadline = Instant.now().plus(DEADLINE);
        while (!wanted.test(spooled())) {
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
