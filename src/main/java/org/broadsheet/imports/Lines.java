package org.broadsheet.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.broadsheet.platform.http.BodyLimits;

/** The lines of a file, one at a time, none of them held longer than it is looked at. */
final class Lines implements Closeable {
    private static final int BUFFER_BYTES = 256 * 1024;

    /**
     * @param number from 1
     * @param tooLong whether it exceeds {@link BodyLimits#JSON_BYTES}; its bytes are then cut there
     */
    record Line(long number, byte[] bytes, boolean tooLong) {
        boolean isBlank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream stream;
    private long number;

    Lines(Path file) throws IOException {
        stream = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    /** @return the next line that is not blank, or null at the end */
    Line next() throws IOException {
        Line line = read();
        while (line != null && line.isBlank()) {
            line = read();
        }
        return line;
    }

    private Line read() throws IOException {
        int next = stream.read();
        if (next < 0) {
            return null;
        }
        number++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        boolean tooLong = false;
        for (; next >= 0 && next != '\n'; next = stream.read()) {
            tooLong |= bytes.size() == BodyLimits.JSON_BYTES;
            if (!tooLong) {
                bytes.write(next);
            }
        }
        return new Line(number, bytes.toByteArray(), tooLong);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
