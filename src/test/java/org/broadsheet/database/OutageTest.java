package org.broadsheet.database;

import static org.broadsheet.Newsroom.admin;
import static org.broadsheet.Newsroom.anonymous;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.Newsroom;
import org.broadsheet.TestDatabase;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A database that does not answer costs a 503 within five seconds, and nothing else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OutageTest {
    private static final long FIVE_SECONDS = 5_000;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "broadsheet.data-dir")
    Path dataDir;

    @Test
    void rowLockedElsewhereIsWaitedForButNotForLong() throws Exception {
        String category = Newsroom.category();
        try (Connection elsewhere = database.getConnection();
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("SELECT 1 FROM category FOR UPDATE");
            unavailable(rename(category));
            anonymous().get("/v1/categories/" + category).then().statusCode(200);
            elsewhere.rollback();
        }
        rename(category).then().statusCode(200);
    }

    @Test
    void hungDatabaseLeavesTheServerAlive() throws Exception {
        Newsroom.keyOf("editor"); // made while it can be
        signal("STOP");
        try {
            unavailable(anonymous().get("/v1/articles"));
            unavailable(anonymous().get("/v1/articles/ready-or-not"));
            unavailable(Newsroom.as("editor").get("/v1/articles"));
            health("live", 200);
            health("ready", 503);
        } finally {
            signal("CONT");
        }
        Instant deadline = Instant.now().plusMillis(FIVE_SECONDS);
        while (RestAssured.get("/q/health/ready").statusCode() != 200) {
            assertTrue(Instant.now().isBefore(deadline), "not ready again within " + Duration.ofMillis(FIVE_SECONDS));
        }
        anonymous().get("/v1/articles").then().statusCode(200);
    }

    private static Response rename(String category) {
        return admin().contentType("application/json")
                .body(Map.of("name", "Renamed"))
                .patch("/v1/categories/" + category);
    }

    private static void unavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .time(lessThan(FIVE_SECONDS))
                .header("Retry-After", notNullValue())
                .body("code", equalTo("unavailable"));
    }

    private static void health(String which, int status) {
        RestAssured.get("/q/health/" + which)
                .then()
                .time(lessThan(FIVE_SECONDS))
                .statusCode(status);
    }

    private void signal(String name) throws IOException, InterruptedException {
        String note = Files.readString(dataDir.resolve("cluster/postmaster.pid"));
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(note.lines().findFirst().orElseThrow()))
                .orElseThrow();
        String processes = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(" "));
        List<String> command = List.of("sh", "-c", "kill -" + name + " " + processes);
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }
}
