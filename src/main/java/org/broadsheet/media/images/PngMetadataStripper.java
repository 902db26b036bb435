package org.broadsheet.media.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** PNG (W3C, third edition): chunks, each with its length, name and checksum. */
final class PngMetadataStripper implements MetadataStripper {
    private static final int SIGNATURE_BYTES = 8;

    /** What is around the data of a chunk. */
    private static final int FRAME_BYTES = 12;

    private static final Set<String> OF_THE_PICTURE = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");

    @Override
    public void clean(ByteBuffer in, ByteArrayOutputStream out) {
        MetadataStripper.copy(in, SIGNATURE_BYTES, out);
        String name = "";
        while (!name.equals("IEND")) {
            name = name(in);
            int length = Math.addExact(in.getInt(in.position()), FRAME_BYTES);
            if (OF_THE_PICTURE.contains(name)) {
                MetadataStripper.copy(in, length, out);
            } else {
                MetadataStripper.skip(in, length);
            }
        }
    }

    @Override
    public boolean isAnimated(ByteBuffer in) {
        MetadataStripper.skip(in, SIGNATURE_BYTES);
        while (in.remaining() >= FRAME_BYTES) {
            if (name(in).equals("acTL")) {
                return true;
            }
            MetadataStripper.skip(in, Math.addExact(in.getInt(in.position()), FRAME_BYTES));
        }
        return false;
    }

    private static String name(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(in.position() + 4, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
