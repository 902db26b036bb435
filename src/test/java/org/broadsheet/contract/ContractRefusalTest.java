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

/** Status, content type and headers of answers, and the tests of refusals that send a bad request on purpose. */
class ContractRefusalTest {

    private static final String ARTICLE = "/v1/articles/old-port-reopens";

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
    void documentedRefusalPasses() {
        refused(404, problem(404, "not-found"));
        strictly(request -> request.get(ARTICLE));
    }

    @Test
    void undocumentedStatusFails() {
        refused(409, problem(409, "conflict"));
        breaks("status", () -> strictly(request -> request.get(ARTICLE)));
        breaks("status", () -> leniently(request -> request.get(ARTICLE)));
    }

    @Test
    void undocumentedContentTypeFails() {
        stub.answers(200, "text/html", "<p>").withReadHeaders();
        breaks("contentType", () -> strictly(request -> request.get(ARTICLE)));
    }

    @Test
    void refusalThatIsNoProblemFails() {
        stub.answers(404, "application/json", problem(404, "not-found").toString());
        breaks("application/problem+json", () -> strictly(request -> request.get(ARTICLE)));
        stub.answers(404, null, "");
        breaks("application/problem+json", () -> strictly(request -> request.get(ARTICLE)));
    }

    @Test
    void problemThatSaysTooMuchFails() {
        refused(404, problem(404, "not-found").put("stackTrace", "at org.broadsheet…"));
        breaks("stackTrace", () -> strictly(request -> request.get(ARTICLE)));
    }

    @Test
    void problemWithAnUnlistedCodeFails() {
        refused(404, problem(404, "lost"));
        breaks("/code", () -> strictly(request -> request.get(ARTICLE)));
    }

    @Test
    void problemWithAnotherStatusFails() {
        refused(404, problem(400, "not-found"));
        breaks("names the status 400", () -> strictly(request -> request.get(ARTICLE)));
    }

    @Test
    void missingHeaderFails() {
        stub.answers(
                200, "application/json", ContractDocument.example("Article").toString());
        breaks("ETag", () -> strictly(request -> request.get(ARTICLE)));
        stub.answers(
                401, "application/problem+json", problem(401, "unauthorized").toString());
        breaks("WWW-Authenticate", () -> strictly(request -> request.get(ARTICLE)));
    }

    @Test
    void headerOfTheWrongFormFails() {
        stub.answers(
                200, "application/json", ContractDocument.example("Article").toString());
        stub.withReadHeaders().with("ETag", "W/\"7\"");
        breaks("header.schema.pattern", () -> strictly(request -> request.get(ARTICLE)));
    }

    @Test
    void bodyFailsWhereThereIsToBeNone() {
        stub.answers(204, null, "");
        leniently(request -> request.delete(ARTICLE));
        stub.answers(308, "application/json", "{}").with("Location", "/v1/articles/port");
        breaks(
                "body",
                () -> strictly(request -> request.redirects().follow(false).get(ARTICLE)));
    }

    @Test
    void missingBodyFails() {
        stub.answers(200, "application/json", "").withReadHeaders();
        breaks("body", () -> strictly(request -> request.get(ARTICLE)));
    }

    @Test
    void badRequestMayBeSentLeniently() {
        refused(400, problem(400, "unknown-parameter"));
        leniently(request -> request.get("/v1/articles?catgory=world"));
        refused(422, problem(422, "invalid-content"));
        leniently(request ->
                request.contentType("application/json").body("{\"titel\": 1}").post("/v1/articles"));
    }

    @Test
    void whatIsNotListedMustBeRefusedWithAProblem() {
        refused(404, problem(404, "not-found"));
        leniently(request -> request.get("/v1/nothing"));
        refused(405, problem(405, "method-not-allowed"));
        breaks("Allow", () -> leniently(request -> request.delete("/v1/articles")));
        stub.with("Allow", "GET, POST");
        leniently(request -> request.delete("/v1/articles"));
        stub.answers(200, "application/json", "{}");
        breaks("status", () -> leniently(request -> request.get("/v1/nothing")));
    }

    @Test
    void lenientRequestTakesThePlaceOfTheStrictOneForAll() {
        refused(400, problem(400, "unknown-parameter"));
        strictly(request -> request.filter(Contract.lenientRequest()).get("/v1/articles?catgory=world"));
    }

    @Test
    void responseIsHandedOnUntouched() {
        refused(404, problem(404, "not-found"));
        assertEquals("not-found", stub.asked(Contract.strict()).get(ARTICLE).path("code"));
    }

    private void refused(int status, ObjectNode problem) {
        stub.answers(status, "application/problem+json", problem.toString());
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

    private void strictly(Consumer<RequestSpecification> exchange) {
        exchange.accept(stub.asked(Contract.strict()));
    }

    private void leniently(Consumer<RequestSpecification> exchange) {
        exchange.accept(stub.asked(Contract.lenientRequest()));
    }

    private static void breaks(String named, Runnable exchange) {
        String complaint = assertThrows(AssertionError.class, exchange::run).getMessage();
        assertTrue(complaint.contains(named), complaint);
    }
}
