package org.broadsheet.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link Contract} rejects requests that violate the contract. */
class ContractRequestTest {

    private final ObjectNode input = ContractDocument.example("ArticleInput");
    private StubServer stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubServer();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void documentedRequestsPass() {
        post();
        read(request -> request.queryParam("limit", 5)
                .queryParam("category", "world,-sports")
                .header("If-None-Match", "\"x\"")
                .get("/v1/articles"));
        read(request -> request.header("Authorization", "Bearer bs_1").get("/v1/articles?status=draft,scheduled"));
        send(200, "application/merge-patch+json", "{\"status\": \"published\"}", r -> r.patch("/v1/articles/port"));
    }

    @Test
    void unknownParameterFails() {
        assertFails(
                "catgory",
                () -> read(request -> request.queryParam("catgory", "world").get("/v1/articles")));
        assertFails("limits", () -> read(request -> request.get("/v1/articles?limits=3")));
    }

    @Test
    void parameterOutOfRangeFails() {
        assertFails("limit", () -> read(request -> request.get("/v1/articles?limit=101")));
        assertFails("sort", () -> read(request -> request.get("/v1/articles?sort=colour")));
        assertFails("from", () -> read(request -> request.get("/v1/articles?from=yesterday")));
    }

    @Test
    void unknownPathAndMethodFail() {
        assertFails("path", () -> read(request -> request.get("/v1/nothing")));
        assertFails("operation", () -> read(request -> request.delete("/v1/articles")));
    }

    @Test
    void unknownFieldFails() {
        input.put("titel", "Port");
        assertFails("titel", this::post);
    }

    @Test
    void missingFieldFails() {
        input.remove("title");
        assertFails("title", this::post);
    }

    @Test
    void unknownNestedFieldFails() {
        input.withObject("/image").put("colour", "red");
        assertFails("colour", this::post);
    }

    @Test
    void unknownContentTypeFails() {
        assertFails("contentType", () -> send(201, "text/plain", "x", request -> request.post("/v1/articles")));
    }

    @Test
    void missingBodyFails() {
        stub.respond(
                201, "application/json", ContractDocument.example("Article").toString());
        stub.header("ETag", "\"1\"").header("Location", "/v1/articles/port");
        assertFails("body", () -> stub.request(Contract.strict())
                .auth()
                .preemptive()
                .oauth2("k")
                .post("/v1/articles"));
    }

    @Test
    void relatedNeedsTextOrArticles() {
        assertFails("oneOf", () -> related("{\"limit\": 4}"));
        assertFails("oneOf", () -> related("{\"text\": \"Port\", \"lenght\": 4}"));
        related("{\"text\": \"Port\", \"limit\": 4}");
        related("{\"articles\": [\"port\"]}");
    }

    private void related(String body) {
        stub.respond(
                200, "application/json", ContractDocument.example("RelatedList").toString());
        stub.request(Contract.strict())
                .contentType("application/json")
                .body(body)
                .post("/v1/related");
    }

    private void post() {
        send(201, "application/json", input.toString(), request -> request.post("/v1/articles"));
    }

    private void send(int status, String contentType, String body, Consumer<RequestSpecification> exchange) {
        stub.respond(
                status, "application/json", ContractDocument.example("Article").toString());
        stub.header("ETag", "\"1\"").header("Location", "/v1/articles/port");
        exchange.accept(stub.request(Contract.strict())
                .header("Authorization", "Bearer bs_1")
                .contentType(contentType)
                .body(body));
    }

    private void read(Consumer<RequestSpecification> exchange) {
        stub.respond(
                200, "application/json", ContractDocument.example("ArticleList").toString());
        exchange.accept(stub.readHeaders().request(Contract.strict()));
    }

    private static void assertFails(String expected, Runnable exchange) {
        String message = assertThrows(AssertionError.class, exchange::run).getMessage();
        assertTrue(message.contains(expected), message);
    }
}
