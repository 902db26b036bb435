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

/** The EXIF orientation of an image (TIFF tag 274), from 1 to 8. 1 is upright. */
record ExifOrientation(int value) {
    private static final ExifOrientation UPRIGHT = new ExifOrientation(1);

    /** Reads the orientation. It is upright if the file has none or an invalid one. */
    static ExifOrientation of(byte[] file) {
        try {
            ExifIFD0Directory directory = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
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

    /** Returns the image rotated or flipped to be upright. */
    BufferedImage applyTo(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage upright =
                new BufferedImage(swapsWidthAndHeight() ? height : width, swapsWidthAndHeight() ? width : height, type);
        Graphics2D canvas = upright.createGraphics();
        canvas.drawImage(image, transform(width, height), null);
        canvas.dispose();
        return upright;
    }

    private AffineTransform transform(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
