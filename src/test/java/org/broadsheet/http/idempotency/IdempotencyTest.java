package org.broadsheet.http.idempotency;

import static org.broadsheet.TestArticles.articleJson;
import static org.broadsheet.TestArticles.fields;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.TestClient.withRole;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is repeated because its response was lost is executed once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdempotencyTest {
    private String category;

    @BeforeEach
    void createCategory() {
        category = newCategory();
    }

    private static Response post(RequestSpecification caller, String key, String path, Object body) {
        return caller.contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }

    private static Response post(String key, Object body) {
        return post(admin(), key, "/v1/articles", body);
    }

    private int articles() {
        return admin().get("/v1/articles?status=draft,published&count=exact&category=" + category)
                .path("page.total");
    }

    @Test
    void repeatedRequestGetsFirstResponse() {
        String key = unique("key");
        Map<String, Object> story = articleJson(category);
        Response first = post(key, story);
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        Response again = post(key, story);
        again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        for (String header : List.of("Location", "ETag", "Content-Type", "Cache-Control")) {
            assertEquals(first.header(header), again.header(header), header);
        }
        assertEquals(first.asString(), again.asString());
        assertEquals(1, articles());
    }

    @Test
    void oneOfFiftyConcurrentRequestsIsExecuted() throws Exception {
        String key = unique("key");
        Map<String, Object> story = articleJson(category);
        ExecutorService clients = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Integer>> requests = IntStream.range(0, 50)
                    .mapToObj(
                            number -> (Callable<Integer>) () -> post(key, story).statusCode())
                    .toList();
            List<Integer> statuses = new java.util.ArrayList<>();
            for (Future<Integer> answer : clients.invokeAll(requests)) {
                statuses.add(answer.get());
            }
            Map<Integer, Long> count =
                    statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertTrue(List.of(201, 409).containsAll(count.keySet()), count.toString());
        } finally {
            clients.shutdown();
        }
        post(key, story).then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertEquals(1, articles());
    }

    @Test
    void otherRequestWithSameKeyIsRefused() {
        String key = unique("key");
        post(key, articleJson(category)).then().statusCode(201);
        post(key, articleJson(category))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"))
                .body("errors[0].header", equalTo("Idempotency-Key"));
        post(admin(), key, "/v1/tags", fields("name", unique("Tag"))).then().statusCode(422);
        assertEquals(1, articles());
    }

    @Test
    void concurrentRequestGetsRetryAfter() throws SQLException {
        String key = unique("key");
        try (Connection first = TestDatabase.administrator();
                Statement statement = first.createStatement()) {
            first.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('idempotency admin " + key + "', 0))");
            post(key, articleJson(category))
                    .then()
                    .statusCode(409)
                    .header("Retry-After", equalTo("1"))
                    .body("code", equalTo("idempotency-key-in-use"));
            first.rollback();
        }
        post(key, articleJson(category)).then().statusCode(201);
        assertEquals(1, articles());
    }

    @Test
    void refusedRequestOrDryRunCanBeRepeated() {
        String key = unique("key");
        post(admin().filter(Contract.lenientRequest()), key, "/v1/articles", fields("title", "No body"))
                .then()
                .statusCode(422);
        post(admin(), key, "/v1/articles?dryRun=true", articleJson(category))
                .then()
                .statusCode(201);
        post(key, articleJson(category)).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        assertEquals(1, articles());
    }

    @Test
    void keyIsPerCallerAndExpiresAfterADay() throws SQLException {
        String key = unique("key");
        Map<String, Object> story = articleJson(category);
        post(key, story).then().statusCode(201);
        post(withRole("author"), key, "/v1/articles", story).then().statusCode(201);
        assertEquals(2, articles());
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE idempotent_response SET at = at - interval '25 hours' WHERE key = '" + key + "'");
        }
        post(key, story).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        assertEquals(3, articles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "tags", "authors", "sources"})
    void taxonomyEntryIsCreatedOnce(String kind) {
        String key = unique("key");
        Map<String, Object> entry = fields("name", unique("Entry"));
        String slug = post(admin(), key, "/v1/" + kind, entry).path("slug");
        post(admin(), key, "/v1/" + kind, entry)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("slug", equalTo(slug));
    }

    @Test
    void malformedKeyIsRefused() {
        post(admin().filter(Contract.lenientRequest()), "k".repeat(256), "/v1/articles", articleJson(category))
                .then()
                .statusCode(400)
                .body("errors[0].header", equalTo("Idempotency-Key"));
        assertEquals(0, articles());
    }
}
