package org.broadsheet.media.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Strips JPEG files (ITU-T T.81, annex B): segments with markers, some followed by coded data. */
final class JpegMetadataStripper implements MetadataStripper {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_APPLICATION = 0xE0;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int JFIF_SEGMENT_BYTES = 16;
    private static final String EXIF = "Exif\0\0";

    @Override
    public ImageContents strip(ByteBuffer in, ByteArrayOutputStream out) {
        long pixels = 0;
        int scans = 0;
        ByteBuffer exif = null;
        MetadataStripper.copy(in, 2, out);
        while (in.hasRemaining()) {
            int marker = marker(in);
            if (marker == END_OF_IMAGE) {
                break;
            }
            int length = in.getShort(in.position()) & 0xFFFF;
            if (isFrameHeader(marker)) {
                pixels = Math.max(pixels, area(in));
            } else if (marker == FIRST_APPLICATION + 1 && exif == null && segmentStartsWith(in, EXIF)) {
                int skipped = 2 + EXIF.length();
                exif = in.slice(in.position() + skipped, Math.min(length, in.remaining()) - skipped);
            }
            if (isKept(marker, in, length)) {
                out.write(0xFF);
                out.write(marker);
                MetadataStripper.copy(in, length, out);
            } else {
                MetadataStripper.skip(in, length);
            }
            if (marker == START_OF_SCAN) {
                scans++;
                copyCodedData(in, out);
            }
        }
        out.write(0xFF);
        out.write(END_OF_IMAGE);
        return new ImageContents(pixels, 1, scans, false, exif);
    }

    /** SOF0 to SOF15, without three other markers in between. */
    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Height times width, behind the length of the segment and the precision. */
    private static long area(ByteBuffer in) {
        return (long) (in.getShort(in.position() + 3) & 0xFFFF) * (in.getShort(in.position() + 5) & 0xFFFF);
    }

    private static int marker(ByteBuffer in) {
        if (in.get() != (byte) 0xFF) {
            throw new IllegalArgumentException("a marker is missing");
        }
        int marker = in.get() & 0xFF;
        while (marker == 0xFF) {
            marker = in.get() & 0xFF;
        }
        return marker;
    }

    private static boolean isKept(int marker, ByteBuffer in, int length) {
        return switch (marker) {
            // a longer JFIF segment contains a thumbnail
            case FIRST_APPLICATION -> length == JFIF_SEGMENT_BYTES && segmentStartsWith(in, "JFIF\0");
            case FIRST_APPLICATION + 2 -> segmentStartsWith(in, "ICC_PROFILE\0");
            case FIRST_APPLICATION + 14 -> segmentStartsWith(in, "Adobe");
            default -> marker != COMMENT && (marker < FIRST_APPLICATION || marker > LAST_APPLICATION);
        };
    }

    private static boolean segmentStartsWith(ByteBuffer in, String text) {
        byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
        int from = in.position() + 2;
        return in.limit() >= from + expected.length
                && ByteBuffer.wrap(in.array(), from, expected.length).equals(ByteBuffer.wrap(expected));
    }

    /** Copies up to the next marker that is not part of the data, or to the end of a file without an end marker. */
    private static void copyCodedData(ByteBuffer in, ByteArrayOutputStream out) {
        int end = in.position();
        while (end + 1 < in.limit() && !isMarkerAt(in, end)) {
            end++;
        }
        MetadataStripper.copy(in, (end + 1 < in.limit() ? end : in.limit()) - in.position(), out);
    }

    private static boolean isMarkerAt(ByteBuffer in, int index) {
        int next = in.get(index + 1) & 0xFF;
        boolean restart = next >= 0xD0 && next <= 0xD7;
        return in.get(index) == (byte) 0xFF && next != 0 && next != 0xFF && !restart;
    }
}
