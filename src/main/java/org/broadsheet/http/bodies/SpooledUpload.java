package org.broadsheet.http.bodies;

import io.vertx.ext.web.RoutingContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.IOUtils;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;

/** An uploaded body in a temporary file, which is deleted when the response has ended. */
public record SpooledUpload(Path file) {
    private static final String LINES_SUFFIX = ".lines";
    private static final int MAX_RATIO = 100;
    private static final long MIN_COUNTED_BYTES = 10_000;
    static final String KEY = SpooledUpload.class.getName();

    /** A second temporary file for the converted upload, one JSON document per line. It is deleted with the first. */
    public Path linesFile() {
        return file.resolveSibling(file.getFileName() + LINES_SUFFIX);
    }

    /**
     * Replaces the file by its content, which is compressed with gzip (RFC 1952). The content may be {@value #MAX_RATIO}
     * times as large, many times what text needs.
     *
     * @throws ProblemException 400 if the file is not gzip, 413 if its content is larger
     */
    void decompress() throws IOException {
        long maxBytes = Math.max(Files.size(file), MIN_COUNTED_BYTES) * MAX_RATIO;
        Path compressed = Files.move(file, linesFile());
        try (InputStream content = new GZIPInputStream(Files.newInputStream(compressed));
                OutputStream decompressed = Files.newOutputStream(file)) {
            if (IOUtils.copyLarge(content, decompressed, 0, maxBytes) == maxBytes && content.read() >= 0) {
                throw new ProblemException(
                        ErrorCode.BODY_TOO_LARGE,
                        "The content may be " + MAX_RATIO
                                + " times as large as the compressed body. Send it uncompressed.");
            }
        } catch (ZipException | EOFException damaged) {
            throw new ProblemException(
                    ErrorCode.MALFORMED_BODY, "`Content-Encoding` is gzip, but the body is not complete gzip data.");
        } finally {
            Files.delete(compressed);
        }
    }

    /** @throws ProblemException 400 if the request has no body */
    public static SpooledUpload of(RoutingContext context) {
        SpooledUpload upload = context.get(KEY);
        if (upload == null) {
            throw new ProblemException(ErrorCode.MALFORMED_BODY, "The body is missing.");
        }
        return upload;
    }
}
