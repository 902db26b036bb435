package org.broadsheet.media.images;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Decodes an image file. It skips pixels so that the decoded image fits into a bounded part of the heap. */
record ImageDecoder(Path file, ImageFormat format) {
    /** A tenth of the heap per decoded image, which leaves room for its variant and for other images. */
    private static final long MAX_DECODED_BYTES = Runtime.getRuntime().maxMemory() / 10;

    /** The largest image that is accepted takes a few seconds on a slow machine. */
    private static final long MAX_DECODE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private static final int BYTES_PER_PIXEL = 3;

    /** The WebP decoder holds the whole image in many small objects, whatever the subsampling. */
    private static final int WEBP_BYTES_PER_PIXEL = 50;

    private interface ReaderOperation<T> {
        T apply(ImageReader reader) throws IOException;
    }

    /** Pixels. */
    record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }
    }

    /** Reads the size from the header of the file. */
    Size size() throws IOException {
        return read(reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
    }

    /** Whether the memory suffices to decode the image. Only WebP can need too much. */
    boolean isDecodable(Size size) {
        return format != ImageFormat.WEBP || size.pixels() * WEBP_BYTES_PER_PIXEL < MAX_DECODED_BYTES * 2;
    }

    /**
     * Decodes a part of the image, subsampled to save memory.
     *
     * @param targetWidth in pixels; the result is at least four times as wide if the part is and the memory suffices
     */
    BufferedImage decode(Rectangle part, int targetWidth) throws IOException {
        return decodeSubsampled(part, Math.max(subsampling(part, MAX_DECODED_BYTES), part.width / (targetWidth * 4)));
    }

    /** Decodes the whole image with twice the memory limit, because the result replaces the upload. */
    BufferedImage decode(Size size) throws IOException {
        Rectangle whole = new Rectangle(size.width(), size.height());
        return decodeSubsampled(whole, subsampling(whole, MAX_DECODED_BYTES * 2));
    }

    private BufferedImage decodeSubsampled(Rectangle part, int subsampling) throws IOException {
        return read(reader -> {
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceRegion(part);
            parameters.setSourceSubsampling(subsampling, subsampling, 0, 0);
            long end = System.nanoTime() + MAX_DECODE_NANOS;
            reader.addIIOReadProgressListener(new AbortAfter(end));
            BufferedImage image = reader.read(0, parameters);
            if (System.nanoTime() > end) {
                throw new IIOException("decoding takes too long");
            }
            return image;
        });
    }

    private static int subsampling(Rectangle part, long maxBytes) {
        double bytes = (double) part.width * part.height * BYTES_PER_PIXEL;
        return (int) Math.ceil(Math.sqrt(Math.max(1, bytes / maxBytes)));
    }

    private <T> T read(ReaderOperation<T> operation) throws IOException {
        ImageReader reader = reader();
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            return operation.apply(reader);
        } catch (RuntimeException malformed) {
            throw new IIOException("malformed", malformed);
        } finally {
            reader.dispose();
        }
    }

    private ImageReader reader() {
        return ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
    }
}
