package org.broadsheet.imports.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportJobTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Test
    void acceptedImportRunsWithTheKeyThatSentIt() {
        String section = newCategory();
        String slug = unique("later");
        String id = startImport(
                        line(slug, section) + "\n\n{\"title\": 5, \"body\": \"x\", \"category\": \"no-such-desk\"}")
                .extract()
                .path("id");
        waitForState(id, "done")
                .body("received", equalTo(2))
                .body("created", equalTo(1))
                .body("failed", equalTo(1))
                .body("errors[0].line", equalTo(3))
                .body("errors[0].detail", allOf(containsString("/title"), containsString("no-such-desk")))
                .body("bytesDone", greaterThan(0));
        withRole("reader")
                .get("/v1/articles/" + slug + "/revisions")
                .then()
                .body("items[0].by.name", equalTo("test editor"));
        withRole("editor").get("/v1/imports?limit=100").then().statusCode(200).body("items.id", hasItem(id));
        withRole("editor").post("/v1/imports/" + id + "/cancel").then().statusCode(409);
        withRole("editor").post("/v1/imports/" + id + "/resume").then().statusCode(409);
    }

    @Test
    void cancelledImportStopsAndResumesWithoutLossOrDuplicates() {
        String section = newCategory();
        String lines = IntStream.range(0, 2000)
                .mapToObj(i -> line(unique("many"), section))
                .collect(Collectors.joining("\n"));
        String id = startImport(lines).extract().path("id");
        waitUntil(id, state -> state.getLong("bytesDone") > 0);
        int before = withRole("editor")
                .post("/v1/imports/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .extract()
                .path("received");
        assertTrue(before < 2000, "cancelled in the middle");
        withRole("editor")
                .post("/v1/imports/" + id + "/resume?dryRun=true")
                .then()
                .statusCode(200)
                .body("state", equalTo("queued"));
        admin().get("/v1/imports/" + id).then().body("state", equalTo("cancelled"));
        withRole("editor").post("/v1/imports/" + id + "/cancel").then().statusCode(200);
        anonymous()
                .get("/v1/articles?count=exact&limit=1&category=" + section)
                .then()
                .body("page.total", equalTo(before));
        withRole("editor").post("/v1/imports/" + id + "/resume").then().statusCode(200);
        waitForState(id, "done").body("received", equalTo(2000)).body("created", equalTo(2000));
        anonymous()
                .get("/v1/articles?count=exact&limit=1&category=" + section)
                .then()
                .body("page.total", equalTo(2000));
    }

    @Test
    void importOfACrashedWorkerResumesAtItsLastBatch() throws SQLException {
        String section = newCategory();
        String before = line(unique("left"), section) + "\n";
        String id = insertCrashedImport(before, line(unique("left"), section), null);
        waitForState(id, "done").body("received", equalTo(2)).body("created", equalTo(2));
        anonymous().get("/v1/articles?category=" + section).then().body("items", hasSize(1));
    }

    @Test
    void deferredUpdatesOfACrashedWorkerAreProcessedBeforeTheImportIsDone() throws SQLException {
        String word = "harbour" + unique("x").substring(2);
        String only = line(unique("left"), newCategory()).replace("Later", word);
        waitForState(startImport(only).extract().path("id"), "done");
        try (Connection connection = TestDatabase.administrator();
                PreparedStatement undone = connection.prepareStatement("""
                        WITH deleted AS (DELETE FROM search_document WHERE content LIKE ? RETURNING article_id)
                        INSERT INTO deferred_update SELECT article_id FROM deleted""")) {
            undone.setString(1, "% " + word + " %");
            assertEquals(1, undone.executeUpdate());
        }
        waitForState(insertCrashedImport(only, "", null), "done").body("received", equalTo(1));
        anonymous().get("/v1/search?q=" + word).then().body("items", hasSize(1));
    }

    @Test
    void linesReferringToALaterArticleDoNotMakeTheProgressLonger() throws SQLException {
        String section = newCategory();
        String last = unique("last");
        String lines = IntStream.range(0, 500)
                .mapToObj(i -> line(unique("waiting"), section)
                        .replace("\"title\"", "\"related\": {\"pinned\": [\"" + last + "\"]}, \"title\""))
                .collect(Collectors.joining("\n"));
        String id = startImport(lines + "\n" + line(last, section)).extract().path("id");
        waitForState(id, "done").body("created", equalTo(501)).body("failed", equalTo(0));
        try (Connection connection = TestDatabase.administrator();
                PreparedStatement progress = connection.prepareStatement(
                        "SELECT length(progress::text) FROM import_job WHERE id = ?::uuid")) {
            progress.setString(1, id);
            try (ResultSet row = progress.executeQuery()) {
                row.next();
                assertTrue(row.getInt(1) < 1000, "bounded");
            }
        }
    }

    @Test
    void importOfARevokedKeyFailsUntilAnotherKeyResumesIt() throws SQLException {
        String section = newCategory();
        String id = insertCrashedImport(
                line(unique("left"), section) + "\n", line(unique("left"), section), UUID.randomUUID());
        waitForState(id, "failed").body("reason", containsString("revoked"));
        anonymous().get("/v1/articles?category=" + section).then().body("items", hasSize(0));
        withRole("editor").post("/v1/imports/" + id + "/resume").then().statusCode(200);
        waitForState(id, "done").body("by.name", equalTo("test editor")).body("created", equalTo(2));
    }

    @Test
    void authorsCanNeitherStartNorListImports() {
        withRole("author")
                .contentType("application/x-ndjson")
                .header("Prefer", "respond-async")
                .body(line(unique("later"), newCategory()).getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(403)
                .header("Location", nullValue());
        withRole("author").get("/v1/imports").then().statusCode(403);
        anonymous().get("/v1/imports").then().statusCode(401);
    }

    private static String line(String slug, String category) {
        return "{\"slug\": \"%s\", \"category\": \"%s\", \"title\": \"Later\", \"body\": \"Text.\", \"status\": \"published\"}"
                .formatted(slug, category);
    }

    private static ValidatableResponse startImport(String lines) {
        return withRole("editor")
                .contentType("application/x-ndjson")
                .header("Prefer", "wait=1, respond-async")
                .body(lines.getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(202)
                .header("Preference-Applied", equalTo("respond-async"))
                .header("Location", containsString("/v1/imports/"));
    }

    private static ValidatableResponse waitForState(String id, String state) {
        waitUntil(id, now -> !List.of("queued", "running").contains(now.getString("state")));
        return admin().get("/v1/imports/" + id).then().statusCode(200).body("state", equalTo(state));
    }

    private static void waitUntil(String id, Predicate<JsonPath> reached) {
        Instant end = Instant.now().plus(TIMEOUT);
        while (!reached.test(admin().get("/v1/imports/" + id).jsonPath())) {
            assertTrue(
                    Instant.now().isBefore(end),
                    "still " + admin().get("/v1/imports/" + id).asString());
            Thread.onSpinWait();
        }
    }

    /** Inserts an import whose worker crashed after the lines {@code done}. */
    private static String insertCrashedImport(String done, String rest, UUID key) throws SQLException {
        try (Connection connection = TestDatabase.administrator();
                PreparedStatement insert = connection.prepareStatement("""
                        WITH job AS (
                            INSERT INTO import_job (state, media_type, create_missing, dry_run, key_id, key_name, role,
                                                    bytes, progress, warnings, queued_at, runner, leased_until)
                            VALUES ('running', 'application/x-ndjson', false, false, ?, 'x', 'editor', ?, ?::jsonb, '[]',
                                    now(), gen_random_uuid(), now() - interval '1 minute') RETURNING serial, id),
                        body AS (INSERT INTO import_chunk (job, number, bytes) SELECT serial, 0, ? FROM job)
                        SELECT id FROM job""")) {
            insert.setObject(1, key, java.sql.Types.OTHER);
            insert.setLong(2, (done + rest).length());
            insert.setString(3, "{\"offset\": %d, \"line\": 1, \"created\": 1}".formatted(done.length()));
            insert.setBytes(4, (done + rest).getBytes(UTF_8));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
