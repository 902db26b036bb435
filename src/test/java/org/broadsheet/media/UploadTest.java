package org.broadsheet.media;

import static org.broadsheet.TestClient.admin;
import static org.broadsheet.TestClient.withRole;
import static org.broadsheet.media.MediaRequests.fetch;
import static org.broadsheet.media.MediaRequests.original;
import static org.broadsheet.media.MediaRequests.post;
import static org.broadsheet.media.MediaRequests.upload;
import static org.broadsheet.media.TestImages.decoded;
import static org.broadsheet.media.TestImages.isBlue;
import static org.broadsheet.media.TestImages.isRed;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.broadsheet.TestDatabase;
import org.broadsheet.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which uploads are accepted and how images are processed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UploadTest {
    @Test
    void formatIsDetectedFromTheContent() {
        withRole("author")
                .contentType("text/plain")
                .body(TestImages.png(40, 20))
                .put("/v1/media/notes.txt")
                .then()
                .statusCode(201)
                .body("type", equalTo("image/png"), "name", equalTo("notes.txt"))
                .body("width", equalTo(40), "height", equalTo(20), "url", endsWith("/original.png"));
        post(TestImages.gif(40, 20)).statusCode(201).body("type", equalTo("image/gif"), "srcset", nullValue());
        admin().contentType("image/webp")
                .body(TestImages.webp())
                .post("/v1/media")
                .then()
                .body("type", equalTo("image/webp"), "width", equalTo(48), "height", equalTo(32));
    }

    @Test
    void sameBytesAreTheSameMedium() {
        byte[] file = TestImages.jpeg(40, 20);
        String id = upload(file);
        post(file).statusCode(200).body("id", equalTo(id), "version", equalTo(0));
        post(TestImages.withCameraMetadata(file, 1)).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void metadataIsRemovedAndPixelsAreUnchanged() {
        byte[] jpeg = TestImages.jpeg(64, 48);
        byte[] sent = TestImages.withCameraMetadata(jpeg, 1);
        assertTrue(TestImages.containsText(sent, "GPS"));
        assertArrayEquals(jpeg, fetch(original(upload(sent))));

        byte[] png = TestImages.png(30, 20);
        String id = upload(TestImages.withText(png, "GPS 52.5163"));
        assertArrayEquals(png, fetch("/v1/media/" + id + "/original.png"));

        assertTrue(TestImages.containsText(TestImages.webp(), "GPS"));
        String webp = post(TestImages.webp()).extract().path("url");
        assertFalse(TestImages.containsText(fetch(webp), "GPS"));
    }

    @ParameterizedTest
    @CsvSource({"3, 60, 40, 55, 5, 5, 5", "6, 40, 60, 20, 5, 20, 55", "8, 40, 60, 20, 55, 20, 5"})
    void imageIsRotatedByItsExifOrientation(
            int orientation, int width, int height, int redX, int redY, int blueX, int blueY) {
        byte[] sent = TestImages.withCameraMetadata(TestImages.jpeg(60, 40), orientation);
        String id = post(sent)
                .statusCode(201)
                .body("width", equalTo(width), "height", equalTo(height))
                .extract()
                .path("id");
        byte[] stored = fetch(original(id));
        BufferedImage picture = decoded(stored);
        assertEquals(width, picture.getWidth());
        assertTrue(isRed(picture, redX, redY));
        assertTrue(isBlue(picture, blueX, blueY));
        assertFalse(TestImages.containsText(stored, "GPS"));
        assertFalse(TestImages.containsText(stored, "Exif"));
    }

    @Test
    void filesThatAreNoImagesAreRejectedWithAdvice() {
        assertRejected(415, "<svg xmlns='http://www.w3.org/2000/svg'/>", "export it as PNG");
        assertRejected(415, "\0\0\0\u0020ftypavif\0\0\0\0", "save the picture as JPEG, PNG or WebP");
        assertRejected(415, "<html><script>alert(1)</script></html>", "JPEG, PNG, GIF and WebP");
        post(Arrays.copyOf(TestImages.png(60, 40), 60)).statusCode(422).body("detail", containsString("damaged"));
        post(TestImages.withClaimedSize(30_000, 30_000))
                .statusCode(422)
                .body("detail", containsString("save it smaller"));
        admin().filter(Contract.lenientRequest())
                .contentType("image/png")
                .post("/v1/media")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-body"));
        admin().filter(Contract.lenientRequest())
                .multiPart("file", "p.png", TestImages.png(10, 10))
                .post("/v1/media")
                .then()
                .statusCode(415)
                .body("detail", containsString("send the bytes alone"));
    }

    private static void assertRejected(int status, String file, String remedy) {
        post(file.getBytes(StandardCharsets.ISO_8859_1)).statusCode(status).body("detail", containsString(remedy));
    }

    @Test
    void tooLargeFileIsRejectedWhileItArrives() {
        byte[] much = new byte[21 * 1024 * 1024];
        post(much)
                .statusCode(413)
                .body("code", equalTo("body-too-large"), "detail", containsString("BROADSHEET_MEDIA_MAX_SIZE"));
    }

    @Test
    void dryRunDescribesTheFileAndStoresNothing() {
        byte[] file = TestImages.jpeg(40, 20);
        String id = admin().contentType("image/jpeg")
                .body(file)
                .post("/v1/media?dryRun=true")
                .then()
                .statusCode(201)
                .body("width", equalTo(40))
                .extract()
                .path("id");
        admin().get("/v1/media/" + id).then().statusCode(404);
        post(file).statusCode(201);
    }
}
