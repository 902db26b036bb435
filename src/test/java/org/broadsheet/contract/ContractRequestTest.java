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

/** A test that sends what the contract does not know would prove nothing about the contract. */
class ContractRequestTest {

    private final ObjectNode input = ContractDocument.example("ArticleInput");
    private Stub stub;

    @BeforeEach
    void start() throws IOException {
        stub = new Stub();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void requestsThatTheContractKnowsPass() {
        posted();
        read(request -> request.queryParam("limit", 5)
                .queryParam("category", "world,-sports")
                .header("If-None-Match", "\"x\"")
                .get("/v1/articles"));
        read(request -> request.header("Authorization", "Bearer bs_1").get("/v1/articles?status=draft,scheduled"));
        sent(200, "application/merge-patch+json", "{\"status\": \"published\"}", r -> r.patch("/v1/articles/port"));
    }

    @Test
    void unknownParameterFails() {
        breaks(
                "catgory",
                () -> read(request -> request.queryParam("catgory", "world").get("/v1/articles")));
        breaks("limits", () -> read(request -> request.get("/v1/articles?limits=3")));
    }

    @Test
    void parameterOutOfRangeFails() {
        breaks("limit", () -> read(request -> request.get("/v1/articles?limit=101")));
        breaks("sort", () -> read(request -> request.get("/v1/articles?sort=colour")));
        breaks("from", () -> read(request -> request.get("/v1/articles?from=yesterday")));
    }

    @Test
    void unknownPathAndMethodFail() {
        breaks("path", () -> read(request -> request.get("/v1/nothing")));
        breaks("operation", () -> read(request -> request.delete("/v1/articles")));
    }

    @Test
    void unknownFieldFails() {
        input.put("titel", "Port");
        breaks("titel", this::posted);
    }

    @Test
    void missingFieldFails() {
        input.remove("title");
        breaks("title", this::posted);
    }

    @Test
    void unknownFieldFailsDeepInside() {
        input.withObject("/image").put("colour", "red");
        breaks("colour", this::posted);
    }

    @Test
    void unknownContentTypeFails() {
        breaks("contentType", () -> sent(201, "text/plain", "x", request -> request.post("/v1/articles")));
    }

    @Test
    void missingBodyFails() {
        stub.answers(
                201, "application/json", ContractDocument.example("Article").toString());
        stub.with("ETag", "\"1\"").with("Location", "/v1/articles/port");
        breaks("body", () -> stub.asked(Contract.strict())
                .auth()
                .preemptive()
                .oauth2("k")
                .post("/v1/articles"));
    }

    @Test
    void oneOfTextAndArticlesIsNeeded() {
        breaks("oneOf", () -> related("{\"limit\": 4}"));
        breaks("oneOf", () -> related("{\"text\": \"Port\", \"lenght\": 4}"));
        related("{\"text\": \"Port\", \"limit\": 4}");
        related("{\"articles\": [\"port\"]}");
    }

    private void related(String question) {
        stub.answers(
                200, "application/json", ContractDocument.example("RelatedList").toString());
        stub.asked(Contract.strict())
                .contentType("application/json")
                .body(question)
                .post("/v1/related");
    }

    private void posted() {
        sent(201, "application/json", input.toString(), request -> request.post("/v1/articles"));
    }

    private void sent(int status, String contentType, String body, Consumer<RequestSpecification> exchange) {
        stub.answers(
                status, "application/json", ContractDocument.example("Article").toString());
        stub.with("ETag", "\"1\"").with("Location", "/v1/articles/port");
        exchange.accept(stub.asked(Contract.strict())
                .header("Authorization", "Bearer bs_1")
                .contentType(contentType)
                .body(body));
    }

    private void read(Consumer<RequestSpecification> exchange) {
        stub.answers(
                200, "application/json", ContractDocument.example("ArticleList").toString());
        exchange.accept(stub.withReadHeaders().asked(Contract.strict()));
    }

    private static void breaks(String named, Runnable exchange) {
        String complaint = assertThrows(AssertionError.class, exchange::run).getMessage();
        assertTrue(complaint.contains(named), complaint);
    }
}
