package org.broadsheet.http.caching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The content coding gzip: negotiation by {@code Accept-Encoding}, and compression. */
final class GzipEncoding {
    static final String NAME = "gzip";

    /** Smaller content is sent uncompressed. */
    static final int MIN_BYTES = 1024;

    private GzipEncoding() {}

    static boolean isAccepted(String acceptEncoding) {
        return acceptEncoding != null
                && acceptEncoding.contains(NAME)
                && !acceptEncoding.replace(" ", "").contains(NAME + ";q=0");
    }

    static byte[] compress(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
