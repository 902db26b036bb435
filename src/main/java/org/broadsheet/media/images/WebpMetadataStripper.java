package org.broadsheet.media.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Strips WebP files (RFC 9649): RIFF chunks, padded to even lengths. */
final class WebpMetadataStripper implements MetadataStripper {
    private static final int HEADER_BYTES = 12;

    /** Name and length of a chunk. */
    private static final int CHUNK_HEAD_BYTES = 8;

    /** {@code Exif} and two zeros, which some programs write before the block. */
    private static final int EXIF_NAME_BYTES = 6;

    private static final int FLAG_EXIF = 0x08;
    private static final int FLAG_XMP = 0x04;
    private static final int FLAG_ANIMATION = 0x02;
    private static final Set<String> KEPT_CHUNKS = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

    @Override
    public ImageContents strip(ByteBuffer in, ByteArrayOutputStream out) {
        long pixels = 0;
        int frames = 0;
        boolean animated = false;
        ByteBuffer exif = null;
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(in.remaining());
        in.order(ByteOrder.LITTLE_ENDIAN);
        int end = Math.min(in.limit(), Math.addExact(in.getInt(4), 8));
        MetadataStripper.skip(in, HEADER_BYTES);
        while (in.position() + 8 <= end) {
            String name = chunkName(in);
            int length = chunkBytes(in);
            if (name.equals("VP8X")) {
                int flags = in.position() + CHUNK_HEAD_BYTES;
                animated = (in.get(flags) & FLAG_ANIMATION) != 0;
                in.put(flags, (byte) (in.get(flags) & ~(FLAG_EXIF | FLAG_XMP)));
                pixels = Math.max(pixels, area(in, flags + 4));
            } else if (name.equals("ANMF")) {
                frames++;
                pixels = Math.max(pixels, area(in, in.position() + CHUNK_HEAD_BYTES + 6));
            } else if (name.equals("EXIF") && length > EXIF_NAME_BYTES + CHUNK_HEAD_BYTES) {
                boolean named = in.get(in.position() + CHUNK_HEAD_BYTES) == 'E';
                int skipped = CHUNK_HEAD_BYTES + (named ? EXIF_NAME_BYTES : 0);
                exif = in.slice(in.position() + skipped, length - skipped);
            }
            if (KEPT_CHUNKS.contains(name)) {
                MetadataStripper.copy(in, length, chunks);
            } else {
                MetadataStripper.skip(in, length);
            }
        }
        ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(chunks.size() + 4);
        head.put("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(head.array());
        out.writeBytes(chunks.toByteArray());
        return new ImageContents(pixels, Math.max(1, frames), 1, animated || frames > 0, exif);
    }

    /** Width times height, each stored as 24 bits, less one. */
    private static long area(ByteBuffer in, int position) {
        long width = 1 + (in.getShort(position) & 0xFFFF) + ((in.get(position + 2) & 0xFF) << 16);
        long height = 1 + (in.getShort(position + 3) & 0xFFFF) + ((in.get(position + 5) & 0xFF) << 16);
        return width * height;
    }

    private static int chunkBytes(ByteBuffer in) {
        int length = in.getInt(in.position() + 4);
        if (length < 0) {
            throw new IllegalArgumentException("a chunk is longer than the file");
        }
        return Math.addExact(CHUNK_HEAD_BYTES, Math.addExact(length, length & 1));
    }

    private static String chunkName(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(in.position(), name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
