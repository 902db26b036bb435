package org.broadsheet.contract;

import static org.broadsheet.TestArticles.publish;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.contract.Contract.lenientRequest;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** Reading a body with a hundred thousand errors costs little more than reading its bytes. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HostileBodyTest {
    private static final int ELEMENTS = 100_000;

    /** Memory that the server may allocate for each byte of a refused body: a measure of its work. */
    private static final int MAX_ALLOCATED_PER_BYTE = 300;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static String list(int elements) {
        return "[" + String.join(",", Collections.nCopies(elements, "1")) + "]";
    }

    private static String object(int fields) {
        return "{"
                + String.join(
                        ",",
                        IntStream.range(0, fields)
                                .mapToObj(n -> "\"f" + n + "\":1")
                                .toList()) + "}";
    }

    private static String text(int elements) {
        return "\"" + "a-".repeat(elements) + "\"";
    }

    private static String nested(int elements) {
        String name = "n".repeat(400);
        return ("{\"" + name + "\":").repeat(40) + list(elements) + "}".repeat(40);
    }

    @Test
    void everyOperationRefusesManyWrongElementsWithLittleWork() {
        String article = publish(newCategory());
        List<String> violations = new ArrayList<>();
        bodySchemas().forEach((operation, fields) -> {
            String[] parts = operation
                    .replaceAll("\\{article}", article)
                    .replaceAll("\\{[^}]*}", "world")
                    .split(" ");
            List<IntFunction<String>> values = List.of(
                    HostileBodyTest::list, HostileBodyTest::object, HostileBodyTest::text, HostileBodyTest::nested);
            List<String> bodies = new ArrayList<>(List.of(object(ELEMENTS), list(ELEMENTS)));
            values.forEach(value -> bodies.add("{"
                    + String.join(
                            ",",
                            fields.stream()
                                    .map(field -> "\"" + field + "\":" + value.apply(ELEMENTS / fields.size()))
                                    .toList())
                    + "}"));
            for (String body : bodies) {
                long before = allocatedByServer();
                int status = send(parts[0], parts[1], "application/json", body)
                        .extract()
                        .statusCode();
                long perByte = (allocatedByServer() - before) / body.length();
                if (status < 400 || status >= 500 || perByte > MAX_ALLOCATED_PER_BYTE) {
                    violations.add(operation + " " + body.substring(0, 40) + ": " + status + ", " + perByte);
                }
            }
        });
        assertEquals("", String.join("\n", violations));
    }

    @Test
    void frontMatterAndImportLinesAreReadAsCautiously() {
        String fields = "\"title\":\"x\",\"body\":\"x\",\"category\":\"none\",\"tags\":" + list(ELEMENTS);
        long before = allocatedByServer();
        send(
                        "POST",
                        "/v1/articles",
                        "text/markdown",
                        "---\n"
                                + fields.replace("\"", "")
                                        .replace(",t", "\nt")
                                        .replace(",b", "\nb")
                                        .replace(",c", "\nc")
                                        .replace(":", ": ")
                                + "\n---\nText")
                .statusCode(422)
                .body("errors", hasSize(lessThanOrEqualTo(100)));
        send("POST", "/v1/imports", "application/x-ndjson", ("{" + fields + "}\n").repeat(3))
                .statusCode(200);
        assertTrue((allocatedByServer() - before) / (4 * fields.length()) < 2 * MAX_ALLOCATED_PER_BYTE);
    }

    @Test
    void deepFrontMatterAndBlankLinesAreReadAsCautiously() {
        String meta = ("{" + "n".repeat(200) + ": ").repeat(10) + "[" + "xx,".repeat(ELEMENTS) + "x]" + "}".repeat(10);
        String file = "---\ntitle: 1\nmeta: " + meta + "\n---\nText";
        long before = allocatedByServer();
        send("POST", "/v1/articles", "text/markdown", file).statusCode(422);
        // The parser itself makes objects of more than a kilobyte for each element of three bytes.
        assertTrue((allocatedByServer() - before) / file.length() < 2 * MAX_ALLOCATED_PER_BYTE, "front matter");
        before = allocatedByServer();
        send("POST", "/v1/imports", "application/x-ndjson", "\n".repeat(5 * ELEMENTS) + "{}")
                .statusCode(200);
        assertTrue((allocatedByServer() - before) / (5 * ELEMENTS) < MAX_ALLOCATED_PER_BYTE, "blank lines");
    }

    @Test
    void wordPressExportsAreReadAsCautiously() {
        int elements = ELEMENTS / 10;
        String tooLong = "n".repeat(201);
        String categories = IntStream.range(0, elements)
                .mapToObj(n -> "<wp:category><wp:category_nicename>c" + n
                        + "</wp:category_nicename><wp:category_parent>c" + (n + 1)
                        + "</wp:category_parent><wp:cat_name>" + tooLong + "</wp:cat_name></wp:category>")
                .collect(Collectors.joining());
        String fields = IntStream.range(0, elements)
                .mapToObj(n -> "<category domain='post_tag' nicename='" + n + "'/><f" + n + ">x</f" + n + ">")
                .collect(Collectors.joining());
        String file = "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>" + categories + "<item>" + fields
                + "<wp:post_type>post</wp:post_type></item></channel></rss>";
        long before = allocatedByServer();
        send("POST", "/v1/imports?dryRun=true", "application/xml", file)
                .statusCode(200)
                .body("failed", greaterThanOrEqualTo(elements + 1));
        assertTrue((allocatedByServer() - before) / file.length() < MAX_ALLOCATED_PER_BYTE);
    }

    @Test
    void atMostAHundredParametersAreReported() {
        String query = IntStream.range(0, 1000).mapToObj(n -> "x" + n + "=1").collect(Collectors.joining("&"));
        send("GET", "/v1/articles?" + query, "application/json", "")
                .statusCode(400)
                .body("errors", hasSize(100));
    }

    private static ValidatableResponse send(String method, String path, String type, String body) {
        return admin().filter(lenientRequest())
                .contentType(type)
                .header("If-Match", "*")
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .request(method, path)
                .then();
    }

    /** The bytes that all threads but that of the test have allocated. */
    private long allocatedByServer() {
        long total = 0;
        long[] ids = threads.getAllThreadIds();
        long[] allocated = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            total += ids[i] == Thread.currentThread().getId() || allocated[i] < 0 ? 0 : allocated[i];
        }
        return total;
    }

    /** The fields of each JSON body in the contract, by method and path. */
    private static Map<String, List<String>> bodySchemas() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        ObjectNode document = ContractDocument.read();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode body = resolved(document, method.getValue().path("requestBody"));
                    JsonNode schema =
                            body.path("content").path("application/json").path("schema");
                    if (!schema.isMissingNode()) {
                        fields.put(
                                method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                fields(document, schema));
                    }
                }));
        return fields;
    }

    private static List<String> fields(ObjectNode document, JsonNode schema) {
        JsonNode resolved = resolved(document, schema);
        List<String> fields = new ArrayList<>();
        resolved.path("properties").fieldNames().forEachRemaining(fields::add);
        resolved.path("allOf").forEach(part -> fields.addAll(fields(document, part)));
        resolved.path("oneOf").forEach(part -> fields.addAll(fields(document, part)));
        return fields;
    }

    private static JsonNode resolved(ObjectNode document, JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : resolved(document, document.at(reference.substring(1)));
    }
}
