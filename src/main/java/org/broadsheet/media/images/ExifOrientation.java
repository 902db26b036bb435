package org.broadsheet.media.images;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The EXIF orientation of an image (TIFF tag 274), from 1 to 8. 1 is upright. */
record ExifOrientation(int value) {
    static final ExifOrientation UPRIGHT = new ExifOrientation(1);

    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    /**
     * Reads the orientation from the first directory (TIFF 6.0, section 2). It is upright if there is none or an invalid
     * one.
     *
     * @param exif the EXIF block; null if there is none
     */
    static ExifOrientation of(ByteBuffer exif) {
        try {
            return exif == null ? UPRIGHT : read(exif);
        } catch (IndexOutOfBoundsException malformed) {
            return UPRIGHT;
        }
    }

    private static ExifOrientation read(ByteBuffer exif) {
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        int entries = exif.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int position = directory + 2 + entry * ENTRY_BYTES;
            if ((exif.getShort(position) & 0xFFFF) == TAG) {
                int value = exif.getShort(position + 8);
                return value < 1 || value > 8 ? UPRIGHT : new ExifOrientation(value);
            }
        }
        return UPRIGHT;
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
