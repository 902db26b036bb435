package org.broadsheet.media.images;


import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** A picture in a file, decoded no larger than there is memory for. */
record ImageDecoder(Path file, ImageFormat format) {
    /** Of the heap, for one picture: with what is made of it, and with the next one, there is room for the rest. */
    private static final long MAX_DECODED_BYTES = Runtime.getRuntime().maxMemory() / 10;

    private static final int BYTES_PER_PIXEL = 3;

    /** Whoever decodes WebP keeps all of it at once, in many small pieces. */
    private static final int WEBP_BYTES_PER_PIXEL = 50;

    private interface ReaderOperation<T> {
        T apply(ImageReader reader) throws IOException;
    }

    /** Width and height, from the header. */
    record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }
    }

    Size size() throws IOException {
        return read(reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
    }

    /** Whether there is memory to decode it at all. */
    boolean isDecodable(Size size) {
        return format != ImageFormat.WEBP || size.pixels() * WEBP_BYTES_PER_PIXEL < MAX_DECODED_BYTES * 2;
    }

    /**
     * A part of the picture, with pixels left out at regular steps where it is needed smaller, or would not fit.
     *
     * @param wantedWidth in pixels: what comes is at least four times as wide, if the part is
     */
    BufferedImage decode(Rectangle part, int wantedWidth) throws IOException {
        return decodeSubsampled(part, Math.max(subsampling(part, MAX_DECODED_BYTES), part.width / (wantedWidth * 4)));
    }

    /** All of it, in twice the room: what is kept is to be as large as it can be. */
    BufferedImage decode(Size size) throws IOException {
        Rectangle whole = new Rectangle(size.width(), size.height());
        return decodeSubsampled(whole, subsampling(whole, MAX_DECODED_BYTES * 2));
    }

    private BufferedImage decodeSubsampled(Rectangle part, int step) throws IOException {
        return read(reader -> {
            ImageReadParam how = reader.getDefaultReadParam();
            how.setSourceRegion(part);
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        });
    }

    private static int subsampling(Rectangle part, long mostBytes) {
        double bytes = (double) part.width * part.height * BYTES_PER_PIXEL;
        return (int) Math.ceil(Math.sqrt(Math.max(1, bytes / mostBytes)));
    }

    private <T> T read(ReaderOperation<T> reading) throws IOException {
        ImageReader reader = reader();
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            return reading.apply(reader);
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
