package org.broadsheet.media;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.anonymous;
import static org.broadsheet.media.MediaRequests.fetch;
import static org.broadsheet.media.MediaRequests.get;
import static org.broadsheet.media.MediaRequests.original;
import static org.broadsheet.media.MediaRequests.upload;
import static org.broadsheet.media.TestImages.decoded;
import static org.broadsheet.media.TestImages.isBlue;
import static org.broadsheet.media.TestImages.isRed;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.TestDatabase;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the delivery of originals and resized variants. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VariantTest {
    @Inject
    @ConfigProperty(name = "broadsheet.data-dir")
    Path dataDir;

    @Test
    void srcsetListsTheAvailableWidths() {
        String id = upload(TestImages.jpeg(700, 350));
        String srcset = admin().get("/v1/media/" + id).path("srcset");
        String base = "/v1/media/" + id + "/";
        assertEquals(
                base + "320.jpg 320w, " + base + "480.jpg 480w, " + base + "640.jpg 640w, " + base
                        + "original.jpg 700w",
                srcset);
        BufferedImage small = decoded(fetch(base + "320.jpg"));
        assertEquals(320, small.getWidth());
        assertEquals(160, small.getHeight());
        assertTrue(isRed(small, 10, 80));
        assertTrue(isBlue(small, 310, 80));
    }

    @Test
    void transparencyIsPreserved() {
        String id = MediaRequests.post(TestImages.transparentPng(400, 400))
                .extract()
                .path("id");
        BufferedImage small = decoded(fetch("/v1/media/" + id + "/320.png"));
        assertTrue(small.getColorModel().hasAlpha());
        anonymous().get("/v1/media/" + id + "/320.jpg").then().statusCode(404);
    }

    @Test
    void cropFollowsTheFocalPoint() {
        String id = upload(TestImages.jpeg(1000, 400));
        String crop = "/v1/media/" + id + "/320-1x1.jpg";
        setFocalPoint(id, 0.0);
        byte[] left = fetch(crop);
        assertEquals(320, decoded(left).getHeight());
        assertTrue(isRed(decoded(left), 300, 100));
        String tag = anonymous().get(crop).header("ETag");
        setFocalPoint(id, 1.0);
        assertTrue(isBlue(decoded(fetch(crop)), 20, 100));
        get(crop, "If-None-Match", tag)
                .then()
                .statusCode(200)
                .header("Cache-Control", not(containsString("immutable")));
    }

    private static void setFocalPoint(String id, double x) {
        admin().contentType("application/json")
                .body(Map.of("focalPoint", Map.of("x", x, "y", 0.5)))
                .patch("/v1/media/" + id)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "333.jpg",
                "960.jpg",
                "0320.jpg",
                "320-2x1.jpg",
                "320.png",
                "320",
                "original.png",
                "480-16x9-1-1.jpg"
            })
    void otherSizesAreNotFound(String file) {
        String id = upload(TestImages.jpeg(700, 350));
        anonymous()
                .get("/v1/media/" + id + "/" + file)
                .then()
                .statusCode(404)
                .body("detail", containsString("320, 480, 640, 960, 1280, 1600, 1920"));
    }

    @Test
    void variantIsResizedOnceForConcurrentRequests() throws IOException {
        String id = upload(TestImages.jpeg(1400, 900));
        List<CompletableFuture<byte[]>> responses = IntStream.range(0, 12)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> fetch("/v1/media/" + id + "/1280.jpg")))
                .toList();
        byte[] first = responses.get(0).join();
        responses.forEach(each -> assertArrayEquals(first, each.join()));
        try (Stream<Path> files = Files.walk(dataDir.resolve("media"))) {
            assertEquals(
                    1,
                    files.filter(file -> file.endsWith("1280.jpg"))
                            .filter(file -> hasBytes(file, first))
                            .count());
        }
    }

    private static boolean hasBytes(Path file, byte[] bytes) {
        try {
            return Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException failure) {
            return false;
        }
    }

    @Test
    void originalIsImmutableAndCannotRunAsAPage() {
        String address = original(upload(TestImages.jpeg(400, 300)));
        Response answer = anonymous().get(address);
        answer.then()
                .header("Cache-Control", "public, max-age=31536000, s-maxage=3600, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Content-Type", "image/jpeg");
        get(address, "If-None-Match", answer.header("ETag"))
                .then()
                .statusCode(304)
                .body(equalTo(""));
        anonymous()
                .head(address)
                .then()
                .statusCode(200)
                .header("Content-Length", Integer.toString(answer.asByteArray().length))
                .body(equalTo(""));
    }

    @Test
    void byteRangesAreServed() {
        byte[] file = TestImages.jpeg(400, 300);
        String address = original(upload(file));
        assertRange(address, "bytes=0-9", file, 0, 10);
        assertRange(address, "bytes=10-", file, 10, file.length);
        assertRange(address, "bytes=-7", file, file.length - 7, file.length);
        assertRange(address, "bytes=5-99999999", file, 5, file.length);
        for (String whole : List.of("bytes=0-1,5-6", "lines=1-2", "bytes=9-3", "bytes=-")) {
            assertArrayEquals(
                    file,
                    get(address, "Range", whole)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asByteArray());
        }
        for (String outside : List.of("bytes=" + file.length + "-", "bytes=-0")) {
            get(address, "Range", outside)
                    .then()
                    .statusCode(416)
                    .header("Content-Range", "bytes */" + file.length)
                    .body("code", equalTo("range-not-satisfiable"));
        }
    }

    private static void assertRange(String address, String range, byte[] file, int from, int to) {
        Response answer = get(address, "Range", range);
        answer.then().statusCode(206).header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + file.length);
        assertArrayEquals(Arrays.copyOfRange(file, from, to), answer.asByteArray());
    }

    @Test
    void ifRangeWithAnotherTagSendsTheWholeFile() {
        byte[] file = TestImages.jpeg(400, 300);
        String address = original(upload(file));
        String tag = anonymous().get(address).header("ETag");
        anonymous()
                .header("Range", "bytes=0-9")
                .header("If-Range", tag)
                .get(address)
                .then()
                .statusCode(206);
        anonymous()
                .header("Range", "bytes=0-9")
                .header("If-Range", "\"other\"")
                .get(address)
                .then()
                .statusCode(200);
    }
}
