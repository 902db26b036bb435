package org.broadsheet.media.images;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import net.coobird.thumbnailator.Thumbnails;

/** Creates the resized variants of an image. */
public final class ImageResizer {
    private static final double JPEG_QUALITY = 0.82;

    private ImageResizer() {}

    /**
     * @param part of the source image, in pixels
     * @param targetFormat JPEG or PNG
     */
    public static void resize(
            Path source,
            ImageFormat sourceFormat,
            Rectangle part,
            ImageVariant variant,
            ImageFormat targetFormat,
            Path target)
            throws IOException {
        BufferedImage decoded = new ImageDecoder(source, sourceFormat).decode(part, variant.width());
        Thumbnails.of(decoded)
                .forceSize(variant.width(), variant.height(part))
                .imageType(targetFormat == ImageFormat.PNG ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
                .outputFormat(targetFormat.extension())
                .outputQuality(JPEG_QUALITY)
                .allowOverwrite(true)
                .toFile(target.toFile());
    }
}
