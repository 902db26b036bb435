package org.broadsheet.media.images;


import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import net.coobird.thumbnailator.Thumbnails;

/** Makes a smaller one of a picture. */
public final class ImageResizer {
    private static final double JPEG_QUALITY = 0.82;

    private ImageResizer() {}

    /**
     * @param from a file of that format
     * @param part of the picture in it
     * @param to a file to be written, JPEG or PNG
     */
    public static void resize(
            Path from, ImageFormat format, Rectangle part, ImageVariant variant, ImageFormat as, Path to)
            throws IOException {
        BufferedImage decoded = new ImageDecoder(from, format).decode(part, variant.width());
        Thumbnails.of(decoded)
                .forceSize(variant.width(), variant.height(part))
                .imageType(as == ImageFormat.PNG ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
                .outputFormat(as.extension())
                .outputQuality(JPEG_QUALITY)
                .allowOverwrite(true)
                .toFile(to.toFile());
    }
}
