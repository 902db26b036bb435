package org.broadsheet.media.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Strips GIF files (GIF89a): a sequence of blocks, most of them made of sub-blocks of up to 255 bytes. */
final class GifMetadataStripper implements MetadataStripper {
    private static final int HEADER_BYTES = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;

    /** Treats every GIF as animated, so no variants are created. */
    @Override
    public ImageContents strip(ByteBuffer in, ByteArrayOutputStream out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        long pixels = area(in, 6);
        int frames = 0;
        int flags = in.get(10);
        MetadataStripper.copy(in, HEADER_BYTES + colourTableBytes(flags), out);
        int kind = 0;
        while (kind != TRAILER) {
            kind = in.get(in.position()) & 0xFF;
            switch (kind) {
                case IMAGE -> {
                    frames++;
                    pixels = Math.max(pixels, area(in, in.position() + 5));
                    copyImage(in, out);
                }
                case EXTENSION -> copyExtension(in, out);
                case TRAILER -> MetadataStripper.copy(in, 1, out);
                default -> throw new IllegalArgumentException("an unknown block");
            }
        }
        return new ImageContents(pixels, frames, 1, true, null);
    }

    /** Width times height, at a position in the file. */
    private static long area(ByteBuffer in, int position) {
        return (long) (in.getShort(position) & 0xFFFF) * (in.getShort(position + 2) & 0xFFFF);
    }

    private static int colourTableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static void copyImage(ByteBuffer in, ByteArrayOutputStream out) {
        int flags = in.get(in.position() + 9);
        MetadataStripper.copy(in, 10 + colourTableBytes(flags) + 1, out);
        copySubBlocks(in, out);
    }

    /** Copies frame controls and the loop count. Drops comments, XMP and plain text. */
    private static void copyExtension(ByteBuffer in, ByteArrayOutputStream out) {
        int label = in.get(in.position() + 1) & 0xFF;
        boolean keep = label == GRAPHIC_CONTROL || label == APPLICATION && isLoopCount(in);
        ByteArrayOutputStream target = keep ? out : new ByteArrayOutputStream();
        MetadataStripper.copy(in, 2, target);
        copySubBlocks(in, target);
    }

    private static boolean isLoopCount(ByteBuffer in) {
        byte[] name = new byte[11];
        in.get(in.position() + 3, name);
        return new String(name, StandardCharsets.ISO_8859_1).equals("NETSCAPE2.0");
    }

    private static void copySubBlocks(ByteBuffer in, ByteArrayOutputStream out) {
        int length;
        do {
            length = in.get(in.position()) & 0xFF;
            MetadataStripper.copy(in, length + 1, out);
        } while (length > 0);
    }
}
