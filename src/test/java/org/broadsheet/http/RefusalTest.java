package org.broadsheet.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.broadsheet.TestClient.anonymous;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.TestDatabase;
import org.broadsheet.http.RawHttpClient.RawResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every invalid request gets a problem document with the right code, and without internals such as class names. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusalTest {
    private static final String KEY = "Authorization: Bearer " + TestDatabase.ADMIN_KEY + "\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final Pattern INTERNALS = Pattern.compile(
            "(?i)org\\.|java|quarkus|vertx|netty|jackson|hibernate|Exception|SELECT |/target/|/tmp/|<html");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /nowhere                               | 404 not-found
            GET /v1/articles/%00                       | 400 bad-request
            GET /v1/articles/%ed%a0%80                 | 400 bad-request
            GET /v1/articles/%c0%80                    | 400 bad-request
            GET /v1/articles/%ff                       | 400 bad-request
            GET /v1/articles/%                         | 400 bad-request
            GET /v1/articles/%zz                       | 400 bad-request
            GET /v1/articles/a"b                       | 400 bad-request
            GET \\v1\\articles                         | 400 bad-request
            GET v1/articles                            | 400 bad-request
            GET ?                                      | 400 bad-request
            GET /v1/articles/a%2F..                    | 404 not-found
            GET /v1/articles/../../etc/passwd          | 404 not-found
            GET /v1/articles/none;x                    | 404 not-found
            GET /v1/articles?limit=abc                 | 400 invalid-parameter
            GET /v1/articles?limit=99999999999999999999| 400 invalid-parameter
            GET /v1/articles?limit=1&limit=2           | 400 invalid-parameter
            GET /v1/articles?limti=1                   | 400 unknown-parameter
            GET /v1/articles?%00=1                     | 400 bad-request
            GET /v1/articles?tag=%00                   | 400 bad-request
            GET /v1/articles?tag=%                     | 400 bad-request
            GET /v1/articles?cursor=AAAA               | 400 invalid-cursor
            GET /v1/articles/none?fields=title&x=1     | 400 unknown-parameter
            PUT /v1/articles                           | 405 method-not-allowed
            DELETE /v1/site/                           | 405 method-not-allowed
            TRACE /v1/articles                         | 405 method-not-allowed
            FOO /v1/articles                           | 405 method-not-allowed
            POST /v1/keys                              | 401 unauthorized
            """)
    void invalidRequestLineIsRefused(String requestLine, String expected) throws IOException {
        assertRefused(expected, requestLine + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    static Stream<String[]> invalidBodies() {
        return Stream.of(new String[][] {
            {"", "400 malformed-json"},
            {"null", "422 invalid-content"},
            {"[]", "422 invalid-content"},
            {"\"text\"", "422 invalid-content"},
            {"{", "400 malformed-json"},
            {"{} {}", "400 malformed-json"},
            {"{}x", "400 malformed-json"},
            {"{\"name\":\"a\",\"name\":\"b\"}", "400 malformed-json"},
            {"{\"name\":NaN}", "400 malformed-json"},
            {"[".repeat(100_000), "400 malformed-json"},
            {"{\"position\":" + "9".repeat(60) + "}", "400 malformed-json"},
            {"{\"" + "n".repeat(600) + "\":1}", "400 malformed-json"},
            {"{\"name\":\"\u00ff\u00fe\"}", "400 malformed-json"},
            {"{\"name\":\"\u00ed\u00a0\u0080\"}", "400 malformed-json"},
            {"{\"name\":\"\\u0000\"}", "422 invalid-content"},
            {"{\"name\":\"\\ud800\"}", "422 invalid-content"},
            {"{\"name\":\"a\",\"\\u0000\":1}", "422 invalid-content"},
            {"\0{\0}", "400 malformed-json"},
            {"{\0}\0", "400 malformed-json"},
            {"\u00fe\u00ff\0{\0}", "400 malformed-json"},
            {"{\"name\":\"\u00c0\u00a2\"}", "400 malformed-json"},
            {"{\"name\":\"\u00e0\u0080\u00af\"}", "400 malformed-json"},
            {"{\"name\":\"\\u200b\\u2060\\ufeff\"}", "422 invalid-content"},
            {"{\"name\":\"\\u3164 \\u2800\\u0301\\u00ad\"}", "422 invalid-content"},
            {"{\"name\":1}", "422 invalid-content"},
            {"{\"name\":{}}", "422 invalid-content"},
            {"{\"name\":\"a\",\"position\":1e999999999}", "422 invalid-content"},
            {"{\"name\":\"a\",\"position\":\"5\"}", "422 invalid-content"},
            {"{\"nmae\":\"a\"}", "422 invalid-content"},
            {"{\"name\":\"" + "a".repeat(2 * 1024 * 1024) + "\"}", "413 body-too-large"},
        });
    }

    @ParameterizedTest
    @MethodSource("invalidBodies")
    void invalidBodyIsRefused(String body, String expected) throws IOException {
        assertRefused(expected, "POST /v1/categories HTTP/1.1\r\nHost: x\r\n" + KEY + JSON + sized(body));
    }

    static Stream<String[]> invalidHeads() {
        String post = "POST /v1/categories HTTP/1.1\r\nHost: x\r\n" + KEY;
        String get = "GET /v1/site HTTP/1.1\r\nHost: x\r\n";
        return Stream.of(new String[][] {
            {"415 unsupported-media-type", post + sized("{}")},
            {"415 unsupported-media-type", post + "Content-Type: text/plain\r\n" + sized("{}")},
            {"415 unsupported-media-type", post + JSON + "Content-Encoding: gzip\r\n" + sized("{}")},
            {"406 not-acceptable", get + "Accept: application/xml\r\n\r\n"},
            {"401 unauthorized", get + "Authorization: Bearer wrong\r\n\r\n"},
            {"401 unauthorized", get + "Authorization: Basic YTpi\r\n\r\n"},
            {"400 bad-request", get + "Host: y\r\n\r\n"},
            {"400 bad-request", "GET /v1/site HTTP/1.1\r\n\r\n"},
            {"400 bad-request", "GET /v1/site HTTP/9.9\r\nHost: x\r\n\r\n"},
            {"400 bad-request", get + "X: a\0b\r\n\r\n"},
            {"400 bad-request", post + "Content-Length: abc\r\n\r\n"},
            {"400 bad-request", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"},
            {"413 body-too-large", post + JSON + "Content-Length: 99999999999\r\n\r\n"},
            {"414 address-too-long", "GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n"},
            {"431 headers-too-large", get + "X: y\r\n".repeat(5000) + "\r\n"},
        });
    }

    @ParameterizedTest
    @MethodSource("invalidHeads")
    void invalidHeadIsRefused(String expected, String request) throws IOException {
        assertRefused(expected, request);
    }

    @Test
    void headAndOptionsFollowGet() {
        anonymous().head("/v1/site").then().statusCode(200).body(emptyString()).header("ETag", containsString("\""));
        anonymous().head("/v1/articles/none").then().statusCode(404).body(emptyString());
        String allowed =
                anonymous().options("/v1/site").then().statusCode(200).extract().header("Allow");
        assertEquals(Set.of("GET", "HEAD", "OPTIONS", "PATCH", "PUT"), Set.of(allowed.split(", ")));
    }

    private static void assertRefused(String expected, String request) throws IOException {
        try (RawHttpClient client = new RawHttpClient()) {
            RawResponse response = client.send(request).receive();
            assertEquals("application/problem+json", response.header("Content-Type"), response.head());
            JsonNode problem = new ObjectMapper().readTree(response.body().getBytes(ISO_8859_1));
            assertEquals(
                    expected, response.status() + " " + problem.path("code").asText(), response.body());
            assertEquals(response.status(), problem.path("status").asInt());
            for (String member : new String[] {"type", "title", "detail", "instance"}) {
                assertTrue(problem.path(member).isTextual(), member + " in " + response.body());
            }
            assertFalse(INTERNALS.matcher(response.head() + response.body()).find(), response.body());
            if (response.status() == 405) {
                assertNotNull(response.header("Allow"));
            }
            if (response.status() == 401) {
                assertNotNull(response.header("WWW-Authenticate"));
            }
        }
    }

    private static String sized(String body) {
        return "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
