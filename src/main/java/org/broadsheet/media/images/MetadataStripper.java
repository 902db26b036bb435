package org.broadsheet.media.images;


import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Takes out of a file whatever is not the picture: where and with what it was taken, previews of what was cut away,
 * words, and what hangs on behind. The pixels stay as they are, bit by bit. Colour profiles belong to the picture.
 */
interface MetadataStripper {
    /**
     * @throws java.nio.BufferUnderflowException or another unchecked exception, when the file is not what it begins as
     */
    void strip(ByteBuffer in, ByteArrayOutputStream out);

    /** Whether it moves: then smaller ones, which would stand still, are not made of it. */
    boolean isAnimated(ByteBuffer in);

    /** Copies so many bytes. */
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
