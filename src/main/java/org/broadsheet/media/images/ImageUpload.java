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
import java.util.Locale;
import net.coobird.thumbnailator.Thumbnails;
import org.apache.commons.codec.digest.DigestUtils;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;
import org.broadsheet.media.MediaConfig;

/** Takes a file that somebody sent for a picture: it is one, it is not too large, and nothing is in it but the picture. */
@Singleton
public class ImageUpload {
    private static final int TEST_DECODE_WIDTH = 160;
    private static final double ROTATED_JPEG_QUALITY = 0.92;
    private static final int INSPECTED_BYTES = 512;

    private final MediaConfig config;

    ImageUpload(MediaConfig config) {
        this.config = config;
    }

    /**
     * A picture as it will be kept.
     *
     * @param variants what smaller ones are made in; null when none are
     * @param digest SHA-256 of the file, in hexadecimal digits
     */
    public record ProcessedImage(ImageFormat format, ImageFormat variants, int width, int height, long bytes, String digest) {}

    /**
     * Writes what is to be kept over what was sent.
     *
     * @throws ProblemException 415 or 422
     */
    public ProcessedImage process(Path file) throws IOException {
        byte[] sent = Files.readAllBytes(file);
        ImageFormat format = ImageFormat.of(sent).orElseThrow(() -> unsupportedType(sent));
        ImageDecoder picture = new ImageDecoder(file, format);
        ImageDecoder.Size size = requireSize(picture);
        boolean decodable = picture.isDecodable(size);
        BufferedImage proof = decodable ? decodeSmall(picture, size) : null;
        ExifOrientation orientation = decodable ? ExifOrientation.of(sent) : new ExifOrientation(1);
        if (!orientation.isUpright()) {
            format = rotate(picture, size, orientation);
            size = new ImageDecoder(file, format).size();
        } else {
            Files.write(file, stripMetadata(sent, format));
        }
        boolean still = decodable && !isAnimated(Files.readAllBytes(file), format);
        ImageFormat variants = !still ? null : proof.getColorModel().hasAlpha() ? ImageFormat.PNG : ImageFormat.JPEG;
        byte[] kept = Files.readAllBytes(file);
        return new ProcessedImage(format, variants, size.width(), size.height(), kept.length, DigestUtils.sha256Hex(kept));
    }

    private ImageDecoder.Size requireSize(ImageDecoder picture) {
        ImageDecoder.Size size;
        try {
            size = picture.size();
        } catch (IOException unreadable) {
            throw damaged();
        }
        if (size.pixels() > config.maxPixels()) {
            throw ProblemException.invalid(
                    "",
                    "has " + size.width() + " × " + size.height() + " pixels, and may have " + config.maxPixels()
                            + " in all: save it smaller");
        }
        return size;
    }

    /** What can be decoded small can be decoded. */
    private static BufferedImage decodeSmall(ImageDecoder picture, ImageDecoder.Size size) {
        try {
            return picture.decode(new Rectangle(size.width(), size.height()), TEST_DECODE_WIDTH);
        } catch (IOException unreadable) {
            throw damaged();
        }
    }

    private static byte[] stripMetadata(byte[] sent, ImageFormat format) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(sent.length);
        try {
            format.metadataStripper().strip(ByteBuffer.wrap(sent), kept);
        } catch (RuntimeException malformed) {
            throw damaged();
        }
        return kept.toByteArray();
    }

    private static boolean isAnimated(byte[] kept, ImageFormat format) {
        return format.metadataStripper().isAnimated(ByteBuffer.wrap(kept));
    }

    /** Decodes, turns and encodes it again: there is no other way for what its maker held askew. */
    private static ImageFormat rotate(ImageDecoder picture, ImageDecoder.Size size, ExifOrientation orientation)
            throws IOException {
        BufferedImage upright = orientation.applyTo(picture.decode(size));
        ImageFormat format = upright.getColorModel().hasAlpha() ? ImageFormat.PNG : ImageFormat.JPEG;
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        Thumbnails.of(upright)
                .scale(1)
                .outputFormat(format.extension())
                .outputQuality(ROTATED_JPEG_QUALITY)
                .toOutputStream(encoded);
        Files.write(picture.file(), encoded.toByteArray());
        return format;
    }

    private static ProblemException damaged() {
        return ProblemException.invalid("", "is damaged: it cannot be decoded; save it again and send that");
    }

    private static ProblemException unsupportedType(byte[] sent) {
        String head = new String(sent, 0, Math.min(sent.length, INSPECTED_BYTES), StandardCharsets.ISO_8859_1);
        String lower = head.toLowerCase(Locale.ROOT);
        String detail = "Taken are JPEG, PNG, GIF and WebP, whatever they are called; send the bytes alone, as "
                + "`curl -T photo.jpg` does.";
        if (lower.contains("<svg")) {
            detail = "SVG may hold scripts and is not taken: export it as PNG.";
        } else if (lower.startsWith("ftyp", 4)) {
            detail = "AVIF, HEIC and films are not taken: save the picture as JPEG, PNG or WebP.";
        } else if (head.startsWith("--")) {
            detail = "This is a form; send the bytes alone, as `curl -T photo.jpg` does.";
        }
        return new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
