package org.broadsheet.media.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import net.coobird.thumbnailator.Thumbnails;

/** Makes a smaller one of a picture. */
public final class Printing {
    private static final double QUALITY = 0.82;

    private Printing() {}

    /**
     * @param from a file of that format
     * @param part of the picture in it
     * @param to a file to be written, JPEG or PNG
     */
    public static void print(Path from, Format format, Rectangle part, Variant variant, Format as, Path to)
            throws IOException {
        BufferedImage decoded = new Picture(from, format).decoded(part, variant.width());
        Thumbnails.of(decoded)
                .forceSize(variant.width(), variant.height(part))
                .imageType(as == Format.PNG ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
                .outputFormat(as.extension())
                .outputQuality(QUALITY)
                .allowOverwrite(true)
                .toFile(to.toFile());
    }
}
