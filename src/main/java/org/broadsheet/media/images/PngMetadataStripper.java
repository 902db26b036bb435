package org.broadsheet.media.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Strips PNG files (W3C, third edition): chunks with length, name and checksum. */
final class PngMetadataStripper implements MetadataStripper {
    private static final int SIGNATURE_BYTES = 8;

    /** Length, name and checksum of a chunk. */
    private static final int CHUNK_OVERHEAD_BYTES = 12;

    private static final Set<String> KEPT_CHUNKS = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");

    @Override
    public void strip(ByteBuffer in, ByteArrayOutputStream out) {
        MetadataStripper.copy(in, SIGNATURE_BYTES, out);
        String name = "";
        while (!name.equals("IEND")) {
            name = chunkName(in);
            int length = Math.addExact(in.getInt(in.position()), CHUNK_OVERHEAD_BYTES);
            if (KEPT_CHUNKS.contains(name)) {
                MetadataStripper.copy(in, length, out);
            } else {
                MetadataStripper.skip(in, length);
            }
        }
    }

    @Override
    public boolean isAnimated(ByteBuffer in) {
        MetadataStripper.skip(in, SIGNATURE_BYTES);
        while (in.remaining() >= CHUNK_OVERHEAD_BYTES) {
            if (chunkName(in).equals("acTL")) {
                return true;
            }
            MetadataStripper.skip(in, Math.addExact(in.getInt(in.position()), CHUNK_OVERHEAD_BYTES));
        }
        return false;
    }

    private static String chunkName(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(in.position() + 4, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
