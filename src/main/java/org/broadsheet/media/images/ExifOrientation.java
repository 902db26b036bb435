package org.broadsheet.media.images;


import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Which way up a camera was held (TIFF, tag 274): 1 as it should be, up to 8. */
record ExifOrientation(int value) {
    private static final ExifOrientation UPRIGHT = new ExifOrientation(1);

    /** Upright where the file does not say, or says nonsense. */
    static ExifOrientation of(byte[] file) {
        try {
            ExifIFD0Directory camera = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = camera == null ? null : camera.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : new ExifOrientation(value);
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            return UPRIGHT;
        }
    }

    boolean isUpright() {
        return value == 1;
    }

    private boolean swapsWidthAndHeight() {
        return value >= 5;
    }

    /** The picture the right way up. */
    BufferedImage applyTo(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage turned = new BufferedImage(swapsWidthAndHeight() ? height : width, swapsWidthAndHeight() ? width : height, type);
        Graphics2D canvas = turned.createGraphics();
        canvas.drawImage(picture, transform(width, height), null);
        canvas.dispose();
        return turned;
    }

    private AffineTransform transform(int w, int h) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
