package org.broadsheet.media.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Removes metadata from an image file: EXIF with its GPS position, XMP, IPTC, comments, previews, and data after the end of
 * the image. It copies pixels and colour profiles unchanged.
 */
interface MetadataStripper {
    /**
     * Takes time linear in the length of the file, and decompresses nothing without a bound.
     *
     * @throws java.nio.BufferUnderflowException or another unchecked exception if the file is malformed
     */
    ImageContents strip(ByteBuffer in, ByteArrayOutputStream out);

    static void copy(ByteBuffer in, int length, ByteArrayOutputStream out) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a part is longer than the file");
        }
        out.write(in.array(), in.arrayOffset() + in.position(), length);
        in.position(in.position() + length);
    }

    static void skip(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a part is longer than the file");
        }
        in.position(in.position() + length);
    }
}
