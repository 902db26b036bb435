package org.broadsheet.http.connections;

import static org.broadsheet.TestClient.anonymous;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.http.RawHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that stop sending or reading are disconnected. Slow but steady ones are served. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SlowClientTest {
    private static final String KEY = "Authorization: Bearer " + TestDatabase.ADMIN_KEY + "\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String POST = "POST /v1/categories HTTP/1.1\r\nHost: x\r\n" + KEY + JSON;
    private static final String IMPORT =
            "POST /v1/imports HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100000\r\n";
    private static final String GET = "GET /v1/site HTTP/1.1\r\nHost: x\r\n";

    static Stream<String> slowClientIsDisconnected() {
        return Stream.of(
                "",
                "GE",
                GET + "X-Slow",
                GET + "Content-Length: 9\r\n\r\n1",
                GET + "\r\n" + "GET /v1",
                POST + "Content-Length: 100000\r\n\r\n{",
                POST + "Transfer-Encoding: chunked\r\n\r\n1\r\n{",
                POST + "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n",
                "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1",
                IMPORT + KEY + "\r\n{",
                IMPORT + "\r\n{");
    }

    @ParameterizedTest
    @MethodSource
    void slowClientIsDisconnected(String beginning) throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            assertTrue(client.send(beginning).isClosed());
        }
    }

    @Test
    void slowBodyGets408() throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            RawHttpClient.RawResponse response =
                    client.send(POST + "Content-Length: 9\r\n\r\n{").receive();
            assertEquals(408, response.status());
            assertTrue(response.body().contains("\"request-timeout\""), response.body());
        }
    }

    @Test
    void expectContinueIsAnswered() throws IOException {
        String body = category();
        try (RawHttpClient client = new RawHttpClient()) {
            client.send(POST + "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n");
            assertEquals(100, client.receive().status());
            assertEquals(201, client.send(body).receive().status());
        }
    }

    @Test
    void chunkedBodyIsReadAndTheConnectionStaysOpen() throws IOException {
        String body = category();
        try (RawHttpClient client = new RawHttpClient()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            for (char character : body.toCharArray()) {
                client.send("1\r\n" + character + "\r\n");
            }
            assertEquals(201, client.send("0\r\n\r\n").receive().status());
            assertEquals(200, client.send(GET + "\r\n").receive().status());
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            client.send(GET + "Content-Length: 5\r\n\r\nhello" + POST + "Content-Length: 1\r\n\r\n{"
                    + "DELETE /v1/keys/none HTTP/1.1\r\nHost: x\r\n" + KEY + "Content-Length: 2\r\n\r\n{}" + GET
                    + "\r\n");
            assertEquals(200, client.receive().status());
            assertEquals(400, client.receive().status());
            assertEquals(404, client.receive().status());
            assertEquals(200, client.receive().status());
        }
    }

    @Test
    void clientThatNeverReadsIsDisconnected() throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            int responses = 0;
            client.send((GET + "\r\n").repeat(500));
            try {
                while (client.receive().status() == 200) {
                    responses++;
                }
            } catch (IOException disconnected) {
                assertTrue(responses < 500, responses + " answers");
            }
        }
    }

    @Test
    void tooLargeBodyIsRefusedBeforeItIsSent() throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            assertEquals(
                    413,
                    client.send(POST + "Content-Length: 99999999\r\n\r\n{")
                            .receive()
                            .status());
            assertTrue(client.isClosed());
            assertThrows(IOException.class, client::receive);
        }
    }

    @Test
    void abortedUploadChangesNothing() throws IOException {
        String slug = TestClient.unique("aborted");
        String body = "{\"name\":\"Aborted\",\"slug\":\"" + slug + "\"}";
        try (RawHttpClient client = new RawHttpClient()) {
            client.send(POST + "Content-Length: " + (body.length() + 1) + "\r\n\r\n" + body);
        }
        anonymous().get("/v1/categories/" + slug).then().statusCode(404);
    }

    private static String category() {
        return "{\"name\":\"Slowly\",\"slug\":\"" + TestClient.unique("slowly") + "\"}";
    }
}
