package org.broadsheet.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link Contract} checks status, content type and headers of responses, and lenient requests. */
class ContractRefusalTest {

    private static final String ARTICLE = "/v1/articles/old-port-reopens";

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
    void documentedRefusalPasses() {
        respondWithProblem(404, problem(404, "not-found"));
        sendStrict(request -> request.get(ARTICLE));
    }

    @Test
    void undocumentedStatusFails() {
        respondWithProblem(409, problem(409, "conflict"));
        assertFails("status", () -> sendStrict(request -> request.get(ARTICLE)));
        assertFails("status", () -> sendLenient(request -> request.get(ARTICLE)));
    }

    @Test
    void undocumentedContentTypeFails() {
        stub.respond(200, "text/html", "<p>").readHeaders();
        assertFails("contentType", () -> sendStrict(request -> request.get(ARTICLE)));
    }

    @Test
    void errorWithoutProblemDocumentFails() {
        stub.respond(404, "application/json", problem(404, "not-found").toString());
        assertFails("application/problem+json", () -> sendStrict(request -> request.get(ARTICLE)));
        stub.respond(404, null, "");
        assertFails("application/problem+json", () -> sendStrict(request -> request.get(ARTICLE)));
    }

    @Test
    void problemWithUnknownFieldFails() {
        respondWithProblem(404, problem(404, "not-found").put("stackTrace", "at org.broadsheet…"));
        assertFails("stackTrace", () -> sendStrict(request -> request.get(ARTICLE)));
    }

    @Test
    void problemWithUnknownCodeFails() {
        respondWithProblem(404, problem(404, "lost"));
        assertFails("/code", () -> sendStrict(request -> request.get(ARTICLE)));
    }

    @Test
    void problemWithWrongStatusFails() {
        respondWithProblem(404, problem(400, "not-found"));
        assertFails("names the status 400", () -> sendStrict(request -> request.get(ARTICLE)));
    }

    @Test
    void missingHeaderFails() {
        stub.respond(
                200, "application/json", ContractDocument.example("Article").toString());
        assertFails("ETag", () -> sendStrict(request -> request.get(ARTICLE)));
        stub.respond(
                401, "application/problem+json", problem(401, "unauthorized").toString());
        assertFails("WWW-Authenticate", () -> sendStrict(request -> request.get(ARTICLE)));
    }

    @Test
    void malformedHeaderFails() {
        stub.respond(
                200, "application/json", ContractDocument.example("Article").toString());
        stub.readHeaders().header("ETag", "W/\"7\"");
        assertFails("header.schema.pattern", () -> sendStrict(request -> request.get(ARTICLE)));
    }

    @Test
    void unexpectedBodyFails() {
        stub.respond(204, null, "");
        sendLenient(request -> request.delete(ARTICLE));
        stub.respond(308, "application/json", "{}").header("Location", "/v1/articles/port");
        assertFails(
                "body",
                () -> sendStrict(request -> request.redirects().follow(false).get(ARTICLE)));
    }

    @Test
    void missingBodyFails() {
        stub.respond(200, "application/json", "").readHeaders();
        assertFails("body", () -> sendStrict(request -> request.get(ARTICLE)));
    }

    @Test
    void lenientRequestMayBeInvalid() {
        respondWithProblem(400, problem(400, "unknown-parameter"));
        sendLenient(request -> request.get("/v1/articles?catgory=world"));
        respondWithProblem(422, problem(422, "invalid-content"));
        sendLenient(request ->
                request.contentType("application/json").body("{\"titel\": 1}").post("/v1/articles"));
    }

    @Test
    void unlistedPathOrMethodNeedsProblem() {
        respondWithProblem(404, problem(404, "not-found"));
        sendLenient(request -> request.get("/v1/nothing"));
        respondWithProblem(405, problem(405, "method-not-allowed"));
        assertFails("Allow", () -> sendLenient(request -> request.delete("/v1/articles")));
        stub.header("Allow", "GET, POST");
        sendLenient(request -> request.delete("/v1/articles"));
        stub.respond(200, "application/json", "{}");
        assertFails("status", () -> sendLenient(request -> request.get("/v1/nothing")));
    }

    @Test
    void lenientFilterReplacesStrictFilter() {
        respondWithProblem(400, problem(400, "unknown-parameter"));
        sendStrict(request -> request.filter(Contract.lenientRequest()).get("/v1/articles?catgory=world"));
    }

    @Test
    void responseIsReturnedUnchanged() {
        respondWithProblem(404, problem(404, "not-found"));
        assertEquals("not-found", stub.request(Contract.strict()).get(ARTICLE).path("code"));
    }

    private void respondWithProblem(int status, ObjectNode problem) {
        stub.respond(status, "application/problem+json", problem.toString());
    }

    private static ObjectNode problem(int status, String code) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "urn:broadsheet:problem:" + code)
                .put("title", "Refused")
                .put("status", status)
                .put("detail", "It cannot be.")
                .put("instance", ARTICLE)
                .put("code", code);
    }

    private void sendStrict(Consumer<RequestSpecification> exchange) {
        exchange.accept(stub.request(Contract.strict()));
    }

    private void sendLenient(Consumer<RequestSpecification> exchange) {
        exchange.accept(stub.request(Contract.lenientRequest()));
    }

    private static void assertFails(String expected, Runnable exchange) {
        String message = assertThrows(AssertionError.class, exchange::run).getMessage();
        assertTrue(message.contains(expected), message);
    }
}
