package org.broadsheet.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.newCategory;
import static org.broadsheet.TestClient.unique;
import static org.broadsheet.contract.Contract.lenientRequest;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;

/** Imports may be compressed with gzip, within bounds. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompressedImportTest {
    private static final String NDJSON = "application/x-ndjson";

    @Test
    void gzipBodyIsDecompressed() throws IOException {
        String line = "{\"slug\":\"%s\",\"title\":\"Packed\",\"body\":\"x\",\"category\":\"%s\"}\n"
                .formatted(unique("packed"), newCategory());
        send("/v1/imports", NDJSON, "gzip", gzip(line.getBytes(UTF_8)))
                .statusCode(200)
                .body("received", equalTo(1))
                .body("created", equalTo(1));
    }

    @Test
    void damagedAndExcessiveBodiesAreRefused() throws IOException {
        byte[] compressed = gzip("{}\n".repeat(100).getBytes(UTF_8));
        send("/v1/imports", NDJSON, "gzip", Arrays.copyOf(compressed, compressed.length / 2))
                .statusCode(400)
                .body("code", equalTo("malformed-body"));
        send("/v1/imports", NDJSON, "gzip", "{}\n".getBytes(UTF_8)).statusCode(400);
        send("/v1/imports", NDJSON, "gzip", gzip(new byte[30_000_000]))
                .statusCode(413)
                .body("code", equalTo("body-too-large"));
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        send("/v1/imports", NDJSON, "zstd", new byte[] {1}).statusCode(415).body("detail", containsString("gzip"));
        send("/v1/imports", "application/xml", "br", new byte[] {1}).statusCode(415);
        send("/v1/media", "image/png", "gzip", gzip(new byte[] {1})).statusCode(415);
    }

    private static ValidatableResponse send(String path, String type, String encoding, byte[] body) {
        return admin().filter(lenientRequest())
                .contentType(type)
                .header("Content-Encoding", encoding)
                .body(body)
                .post(path)
                .then();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }
}
