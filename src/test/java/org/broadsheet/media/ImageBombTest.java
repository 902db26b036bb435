package org.broadsheet.media;

import static org.broadsheet.media.MediaRequests.post;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files that would take much memory or time to decode are refused, or decoded without their bombs. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImageBombTest {
    private static final int SIGNATURE_AND_HEADER_BYTES = 33;
    private static final int BOMB_MEGABYTES = 300;

    private static byte[] withChunk(byte[] png, byte[] chunk) {
        return ByteBuffer.allocate(png.length + chunk.length)
                .put(png, 0, SIGNATURE_AND_HEADER_BYTES)
                .put(chunk)
                .put(png, SIGNATURE_AND_HEADER_BYTES, png.length - SIGNATURE_AND_HEADER_BYTES)
                .array();
    }

    private static byte[] chunk(String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.ISO_8859_1));
        checksum.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** Begins with what precedes the compressed data in a chunk of this name. */
    private static byte[] bomb(String name) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(
                (name.equals("iTXt") ? "Title\0\1\0en\0Title\0" : "Title\0\0").getBytes(StandardCharsets.UTF_8));
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(content)) {
            for (int megabyte = 0; megabyte < BOMB_MEGABYTES; megabyte++) {
                deflated.write(new byte[1024 * 1024]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return chunk(name, content.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt"})
    void compressedTextIsDroppedUnread(String name) {
        byte[] png = TestImages.png(30, 20);
        String id = post(withChunk(png, bomb(name))).statusCode(201).extract().path("id");
        post(png).statusCode(200);
        assertEquals(png.length, MediaRequests.fetch("/v1/media/" + id + "/original.png").length);
    }

    @Test
    void colourProfileThatInflatesWithoutEndIsRefused() {
        post(withChunk(TestImages.png(30, 20), bomb("iCCP"))).statusCode(422).body("detail", containsString("damaged"));
    }

    /** The sum of a chunk's length and its overhead is 0, so that a reader would stay where it is. */
    @Test
    void negativeLengthOfAChunkIsRefused() {
        byte[] png = ByteBuffer.wrap(withChunk(TestImages.png(30, 20), chunk("tEXt", new byte[4])))
                .putInt(SIGNATURE_AND_HEADER_BYTES, -12)
                .array();
        post(png).statusCode(422);
        byte[] webp = TestImages.webp();
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(16, -8);
        post(webp).statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001 10 10", "200 2000 2000", "1 10000 10000"})
    void animationsBeyondTheirBoundsAreRefused(String shape) {
        int[] numbers = Stream.of(shape.split(" ")).mapToInt(Integer::parseInt).toArray();
        int frames = numbers[0];
        int width = numbers[1];
        int height = numbers[2];
        post(gif(frames, width, height)).statusCode(422).body("detail", containsString("save it smaller"));
        post(animatedWebp(frames, width, height)).statusCode(422).body("detail", containsString("save it smaller"));
        if (frames > 1) {
            byte[] frameControls = repeated(chunk("fcTL", new byte[26]), frames);
            post(withChunk(TestImages.withClaimedSize(width, height), frameControls))
                    .statusCode(422)
                    .body("detail", containsString("save it smaller"));
        }
    }

    /** The default limit is 50 million pixels. Both claims are of a picture that has fewer. */
    @Test
    void pictureOfMorePixelsThanAllowedIsRefusedUndecoded() {
        post(TestImages.withClaimedSize(7072, 7072)).statusCode(422).body("detail", containsString("save it smaller"));
        post(TestImages.withClaimedSize(7071, 7071)).statusCode(422).body("detail", containsString("damaged"));
    }

    @Test
    void progressiveScansBeyondTheirBoundAreRefused() {
        byte[] jpeg = TestImages.jpeg(60, 40);
        int scan = indexOf(jpeg, (byte) 0xDA);
        int frame = indexOf(jpeg, (byte) 0xC0);
        ByteBuffer.wrap(jpeg).putShort(frame + 4, (short) 7000).putShort(frame + 6, (short) 7000);
        byte[] scans = repeated(Arrays.copyOfRange(jpeg, scan - 1, jpeg.length - 2), 30);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, scan - 1);
        file.writeBytes(scans);
        file.write(0xFF);
        file.write(0xD9);
        post(file.toByteArray()).statusCode(422).body("detail", containsString("progressive scans"));
    }

    /** The position of a marker, behind its 0xFF. */
    private static int indexOf(byte[] jpeg, byte marker) {
        int at = 1;
        while (jpeg[at - 1] != (byte) 0xFF || jpeg[at] != marker) {
            at++;
        }
        return at;
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteBuffer all = ByteBuffer.allocate(part.length * times);
        for (int number = 0; number < times; number++) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] gif(int frames, int width, int height) {
        byte[] frame = ByteBuffer.allocate(14)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2C)
                .putInt(0)
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {0, 2, 1, 0x2C, 0})
                .array();
        return ByteBuffer.allocate(13 + frames * frame.length + 1)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GIF89a".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[3])
                .put(repeated(frame, frames))
                .put((byte) 0x3B)
                .array();
    }

    private static byte[] animatedWebp(int frames, int width, int height) {
        ByteBuffer frame = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        frame.put("ANMF".getBytes(StandardCharsets.ISO_8859_1)).putInt(16);
        size24(frame, 14, width, height);
        ByteBuffer canvas = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        canvas.put("VP8X".getBytes(StandardCharsets.ISO_8859_1)).putInt(10).put((byte) 2);
        size24(canvas, 12, width, height);
        int bytes = 4 + canvas.capacity() + frames * frame.capacity();
        return ByteBuffer.allocate(8 + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(bytes)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(canvas.array())
                .put(repeated(frame.array(), frames))
                .array();
    }

    /** Width and height less one, in three bytes each. */
    private static void size24(ByteBuffer chunk, int at, int width, int height) {
        chunk.putShort(at, (short) (width - 1)).put(at + 2, (byte) (width - 1 >> 16));
        chunk.putShort(at + 3, (short) (height - 1)).put(at + 5, (byte) (height - 1 >> 16));
    }
}
