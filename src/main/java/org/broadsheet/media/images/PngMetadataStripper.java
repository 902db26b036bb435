package org.broadsheet.media.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Strips PNG files (W3C, third edition): chunks with length, name and checksum. */
final class PngMetadataStripper implements MetadataStripper {
    private static final int SIGNATURE_BYTES = 8;

    /** Length, name and checksum of a chunk. */
    private static final int CHUNK_OVERHEAD_BYTES = 12;

    private static final int CHUNK_HEAD_BYTES = 8;

    /** Profiles of printers have up to 4 MB. Browsers would decompress a larger one too. */
    private static final int MAX_PROFILE_BYTES = 8 * 1024 * 1024;

    private static final Set<String> KEPT_CHUNKS = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");

    @Override
    public ImageContents strip(ByteBuffer in, ByteArrayOutputStream out) {
        MetadataStripper.copy(in, SIGNATURE_BYTES, out);
        String name = "";
        long pixels = 0;
        int frames = 0;
        boolean animated = false;
        ByteBuffer exif = null;
        while (!name.equals("IEND")) {
            name = chunkName(in);
            int length = Math.addExact(in.getInt(in.position()), CHUNK_OVERHEAD_BYTES);
            if (length < CHUNK_OVERHEAD_BYTES) {
                throw new IllegalArgumentException("a chunk has a negative length");
            }
            ByteBuffer content = in.slice(in.position() + CHUNK_HEAD_BYTES, length - CHUNK_OVERHEAD_BYTES);
            switch (name) {
                case "IHDR" -> pixels = (long) content.getInt(0) * content.getInt(4);
                case "acTL" -> animated = true;
                case "fcTL" -> frames++;
                case "eXIf" -> exif = content;
                case "iCCP" -> requireBoundedProfile(content);
                default -> {}
            }
            if (KEPT_CHUNKS.contains(name)) {
                MetadataStripper.copy(in, length, out);
            } else {
                MetadataStripper.skip(in, length);
            }
        }
        return new ImageContents(pixels, Math.max(1, frames), 1, animated, exif);
    }

    /** A profile consists of a name that ends with 0, the compression method, and compressed data. */
    private static void requireBoundedProfile(ByteBuffer content) {
        while (content.get() != 0) {
            // the name
        }
        content.get();
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(content);
            byte[] part = new byte[64 * 1024];
            while (inflater.inflate(part) > 0) {
                if (inflater.getBytesWritten() > MAX_PROFILE_BYTES) {
                    throw new IllegalArgumentException("the colour profile is too large");
                }
            }
        } catch (DataFormatException malformed) {
            throw new IllegalArgumentException(malformed);
        } finally {
            inflater.end();
        }
    }

    private static String chunkName(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(in.position() + 4, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
