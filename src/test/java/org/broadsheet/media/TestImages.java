package org.broadsheet.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Generates images for tests. Each is unique, because the same bytes would be the same medium. */
final class TestImages {
    /** Lossy, 48 by 32 pixels, with an EXIF chunk after the image that contains "GPS". */
    private static final String WEBP =
            "UklGRowAAABXRUJQVlA4WAoAAAAIAAAALwAAHwAAVlA4IEoAAAAwAwCdASowACAAPxFysFAsJqSisAgBgCIJQA7EAB"
                    + "5XvWRgAP7mzt/13+G1t//8s/8oveV1Oa3/AK2fi399rnxapjnHbjjzjNcAAEVYSUYcAAAARXhpZgAATU0AKgAAAAgA"
                    + "AEdQUyA1Mi41MTYzIA==";

    private TestImages() {}

    /** The left half red, the right half blue, and a line of noise at the bottom. */
    static BufferedImage halves(int width, int height) {
        return halves(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static BufferedImage halves(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width, height);
        canvas.dispose();
        for (int x = 0; x < width; x++) {
            picture.setRGB(
                    x, height - 1, 0xFF000000 | ThreadLocalRandom.current().nextInt(0x1000000));
        }
        return picture;
    }

    static byte[] jpeg(int width, int height) {
        return encoded(halves(width, height), "jpg");
    }

    static byte[] png(int width, int height) {
        return encoded(halves(width, height), "png");
    }

    /** A PNG with a transparent pixel. */
    static byte[] transparentPng(int width, int height) {
        BufferedImage picture = halves(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0);
        return encoded(picture, "png");
    }

    static byte[] gif(int width, int height) {
        return encoded(halves(width, height), "gif");
    }

    static byte[] webp() {
        return Base64.getDecoder().decode(WEBP);
    }

    /** A PNG of one pixel whose header claims another size. */
    static byte[] withClaimedSize(int width, int height) {
        byte[] png = png(1, 1);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return png;
    }

    /** Adds the metadata of a camera to a JPEG: orientation, GPS position, IPTC, and a comment. */
    static byte[] withCameraMetadata(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(64);
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.put("MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        exif.putInt(0);
        exif.put("GPS 52.5163".getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        segment(file, 0xE1, exif.array());
        segment(file, 0xED, "Photoshop 3.0 GPS".getBytes(StandardCharsets.ISO_8859_1));
        segment(file, 0xFE, "GPS by comment".getBytes(StandardCharsets.ISO_8859_1));
        file.write(jpeg, 2, jpeg.length - 2);
        file.writeBytes("GPS behind the end".getBytes(StandardCharsets.ISO_8859_1));
        return file.toByteArray();
    }

    private static void segment(ByteArrayOutputStream file, int marker, byte[] content) {
        file.writeBytes(ByteBuffer.allocate(4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .array());
        file.writeBytes(content);
    }

    /** Adds a text chunk to a PNG. */
    static byte[] withText(byte[] png, String text) {
        byte[] content = ("tEXtComment\0" + text).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 8)
                .putInt(content.length - 4)
                .put(content)
                .putInt((int) checksum.getValue());
        int behindHeader = 33;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(png, 0, behindHeader);
        file.writeBytes(chunk.array());
        file.write(png, behindHeader, png.length - behindHeader);
        return file.toByteArray();
    }

    static BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static boolean isRed(BufferedImage picture, int x, int y) {
        Color colour = new Color(picture.getRGB(x, y));
        return colour.getRed() > 200 && colour.getBlue() < 60;
    }

    static boolean isBlue(BufferedImage picture, int x, int y) {
        Color colour = new Color(picture.getRGB(x, y));
        return colour.getBlue() > 200 && colour.getRed() < 60;
    }

    static boolean containsText(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(text);
    }

    private static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file.toByteArray();
    }
}
