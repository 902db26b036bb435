package org.broadsheet.database;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
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
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A database that does not respond leads to a 503 within five seconds, and the server recovers. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OutageTest {
    private static final long DEADLINE_MILLIS = 5_000;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "broadsheet.data-dir")
    Path dataDir;

    @Test
    void lockedRowLeadsTo503() throws Exception {
        String category = TestClient.newCategory();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1 FROM category FOR UPDATE");
            assertUnavailable(rename(category));
            anonymous().get("/v1/categories/" + category).then().statusCode(200);
            connection.rollback();
        }
        rename(category).then().statusCode(200);
    }

    @Test
    void hungDatabaseLeadsTo503AndTheServerRecovers() throws Exception {
        TestClient.keyWithRole("editor"); // create the key while the database responds
        signal("STOP");
        try {
            assertUnavailable(anonymous().get("/v1/articles"));
            assertUnavailable(anonymous().get("/v1/articles/ready-or-not"));
            assertUnavailable(TestClient.withRole("editor").get("/v1/articles"));
            assertHealth("live", 200);
            assertHealth("ready", 503);
        } finally {
            signal("CONT");
        }
        Instant deadline = Instant.now().plusMillis(DEADLINE_MILLIS);
        while (RestAssured.get("/q/health/ready").statusCode() != 200) {
            assertTrue(
                    Instant.now().isBefore(deadline), "not ready again within " + Duration.ofMillis(DEADLINE_MILLIS));
        }
        anonymous().get("/v1/articles").then().statusCode(200);
    }

    private static Response rename(String category) {
        return admin().contentType("application/json")
                .body(Map.of("name", "Renamed"))
                .patch("/v1/categories/" + category);
    }

    private static void assertUnavailable(Response response) {
        response.then()
                .statusCode(503)
                .time(lessThan(DEADLINE_MILLIS))
                .header("Retry-After", notNullValue())
                .body("code", equalTo("unavailable"));
    }

    private static void assertHealth(String check, int status) {
        RestAssured.get("/q/health/" + check)
                .then()
                .time(lessThan(DEADLINE_MILLIS))
                .statusCode(status);
    }

    private void signal(String name) throws IOException, InterruptedException {
        String pidFile = Files.readString(dataDir.resolve("cluster/postmaster.pid"));
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(pidFile.lines().findFirst().orElseThrow()))
                .orElseThrow();
        String processes = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(" "));
        List<String> command = List.of("sh", "-c", "kill -" + name + " " + processes);
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }
}
