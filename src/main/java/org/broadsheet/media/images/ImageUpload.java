package org.broadsheet.media.images;

import jakarta.inject.Singleton;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import net.coobird.thumbnailator.Thumbnails;
import org.apache.commons.codec.digest.DigestUtils;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.media.MediaConfig;

/** Checks an uploaded image and removes its metadata. */
@Singleton
public class ImageUpload {
    private static final int TEST_DECODE_WIDTH = 160;
    private static final double ROTATED_JPEG_QUALITY = 0.92;
    private static final int INSPECTED_BYTES = 512;
    private static final int MAX_FRAMES = 1_000;

    /** The pixels of all frames, as a multiple of the pixels that one image may have. */
    private static final int MAX_ANIMATION = 10;

    /** The same for all passes over the pixels of a progressive image. Camera software writes about ten. */
    private static final int MAX_SCANS = 20;

    private final MediaConfig config;

    ImageUpload(MediaConfig config) {
        this.config = config;
    }

    /**
     * The properties of an image after processing.
     *
     * @param variants format of the resized variants; null if there are none
     * @param digest SHA-256 of the file, in hexadecimal digits
     */
    public record ProcessedImage(
            ImageFormat format, ImageFormat variants, int width, int height, long bytes, String digest) {}

    /**
     * Replaces the file by the image to store: without metadata, and upright.
     *
     * @throws ProblemException 415 or 422
     */
    public ProcessedImage process(Path file) throws IOException {
        byte[] sent = Files.readAllBytes(file);
        ImageFormat format = ImageFormat.of(sent).orElseThrow(() -> unsupportedType(sent));
        ByteArrayOutputStream stripped = new ByteArrayOutputStream(sent.length);
        ImageContents contents = stripMetadata(sent, format, stripped);
        requireBounded(contents);
        overwrite(file, stripped.toByteArray());
        ImageDecoder decoder = new ImageDecoder(file, format);
        ImageDecoder.Size size = size(decoder);
        boolean decodable = decoder.isDecodable(size);
        BufferedImage small = decodable ? decodeSmall(decoder, size) : null;
        ExifOrientation orientation = decodable ? ExifOrientation.of(contents.exif()) : ExifOrientation.UPRIGHT;
        if (!orientation.isUpright()) {
            format = rotate(decoder, size, orientation);
            size = new ImageDecoder(file, format).size();
        }
        boolean resizable = decodable && !contents.animated();
        ImageFormat variants =
                !resizable ? null : small.getColorModel().hasAlpha() ? ImageFormat.PNG : ImageFormat.JPEG;
        byte[] kept = Files.readAllBytes(file);
        return new ProcessedImage(
                format, variants, size.width(), size.height(), kept.length, DigestUtils.sha256Hex(kept));
    }

    /** Refuses before anything is decoded. */
    private void requireBounded(ImageContents contents) {
        requirePixels(contents.pixels());
        if (contents.frames() > MAX_FRAMES
                || contents.frames() * contents.pixels() > MAX_ANIMATION * config.maxPixels()) {
            throw ProblemException.invalid(
                    "",
                    "has " + contents.frames() + " frames of " + contents.pixels() + " pixels, and may have "
                            + MAX_FRAMES + " frames and " + MAX_ANIMATION * config.maxPixels()
                            + " pixels in all of them: save it smaller or shorter, or as a video");
        }
        if (contents.scans() * contents.pixels() > MAX_SCANS * config.maxPixels()) {
            throw ProblemException.invalid(
                    "", "has " + contents.scans() + " progressive scans: save it with fewer, or without");
        }
    }

    private void requirePixels(long pixels) {
        if (pixels > config.maxPixels()) {
            throw ProblemException.invalid(
                    "", "has " + pixels + " pixels, and may have " + config.maxPixels() + ": save it smaller");
        }
    }

    private ImageDecoder.Size size(ImageDecoder decoder) {
        try {
            ImageDecoder.Size size = decoder.size();
            requirePixels(size.pixels());
            return size;
        } catch (IOException unreadable) {
            throw damaged();
        }
    }

    /** Does not create the file anew if it was deleted because the request has ended. */
    private static void overwrite(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Decodes a small version, which proves that the whole image can be decoded. */
    private static BufferedImage decodeSmall(ImageDecoder decoder, ImageDecoder.Size size) {
        try {
            return decoder.decode(new Rectangle(size.width(), size.height()), TEST_DECODE_WIDTH);
        } catch (IOException unreadable) {
            throw damaged();
        }
    }

    private static ImageContents stripMetadata(byte[] sent, ImageFormat format, ByteArrayOutputStream stripped) {
        try {
            return format.metadataStripper().strip(ByteBuffer.wrap(sent), stripped);
        } catch (RuntimeException malformed) {
            throw damaged();
        }
    }

    /** Decodes, rotates and encodes the image again. */
    private static ImageFormat rotate(ImageDecoder decoder, ImageDecoder.Size size, ExifOrientation orientation)
            throws IOException {
        BufferedImage upright = orientation.applyTo(decoder.decode(size));
        ImageFormat format = upright.getColorModel().hasAlpha() ? ImageFormat.PNG : ImageFormat.JPEG;
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        Thumbnails.of(upright)
                .scale(1)
                .outputFormat(format.extension())
                .outputQuality(ROTATED_JPEG_QUALITY)
                .toOutputStream(encoded);
        overwrite(decoder.file(), encoded.toByteArray());
        return format;
    }

    private static ProblemException damaged() {
        return ProblemException.invalid("", "is damaged: it cannot be decoded; save it again and send that");
    }

    private static ProblemException unsupportedType(byte[] sent) {
        String head = new String(sent, 0, Math.min(sent.length, INSPECTED_BYTES), StandardCharsets.ISO_8859_1);
        String lower = head.toLowerCase(Locale.ROOT);
        String detail = "Supported are JPEG, PNG, GIF and WebP, whatever the file name; send the bytes alone, as "
                + "`curl -T photo.jpg` does.";
        if (lower.contains("<svg")) {
            detail = "SVG may contain scripts and is not supported: export it as PNG.";
        } else if (lower.startsWith("ftyp", 4)) {
            detail = "AVIF, HEIC and videos are not supported: save the picture as JPEG, PNG or WebP.";
        } else if (head.startsWith("--")) {
            detail = "This is a form; send the bytes alone, as `curl -T photo.jpg` does.";
        }
        return new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
