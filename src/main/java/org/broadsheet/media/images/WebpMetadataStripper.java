package org.broadsheet.media.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Strips WebP files (RFC 9649): RIFF chunks, padded to even lengths. */
final class WebpMetadataStripper implements MetadataStripper {
    private static final int HEADER_BYTES = 12;
    private static final int FLAG_EXIF = 0x08;
    private static final int FLAG_XMP = 0x04;
    private static final int FLAG_ANIMATION = 0x02;
    private static final Set<String> KEPT_CHUNKS = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

    @Override
    public void strip(ByteBuffer in, ByteArrayOutputStream out) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(in.remaining());
        in.order(ByteOrder.LITTLE_ENDIAN);
        int end = Math.min(in.limit(), Math.addExact(in.getInt(4), 8));
        MetadataStripper.skip(in, HEADER_BYTES);
        while (in.position() + 8 <= end) {
            String name = chunkName(in);
            int length = chunkBytes(in);
            if (name.equals("VP8X")) {
                int flags = in.position() + 8;
                in.put(flags, (byte) (in.get(flags) & ~(FLAG_EXIF | FLAG_XMP)));
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
    }

    @Override
    public boolean isAnimated(ByteBuffer in) {
        MetadataStripper.skip(in, HEADER_BYTES);
        return chunkName(in).equals("VP8X") && (in.get(in.position() + 8) & FLAG_ANIMATION) != 0;
    }

    private static int chunkBytes(ByteBuffer in) {
        int length = in.getInt(in.position() + 4);
        return Math.addExact(8, Math.addExact(length, length & 1));
    }

    private static String chunkName(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(in.position(), name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
