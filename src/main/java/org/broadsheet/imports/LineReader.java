package org.broadsheet.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.broadsheet.http.bodies.LimitedBodyHandler;

/** Reads the lines of a body one at a time. */
public final class LineReader implements Closeable {
    private static final int BUFFER_BYTES = 256 * 1024;

    /**
     * @param number the number of the line, from 1
     * @param offset the offset of its first byte
     * @param tooLong whether the line exceeds {@link LimitedBodyHandler#MAX_BODY_BYTES}, and its bytes are cut there
     */
    record Line(long number, long offset, byte[] bytes, boolean tooLong) {
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
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private long number;
    private long offset;

    /**
     * @param offset the offset in the body at which the stream begins
     * @param number the number of the line before
     */
    public LineReader(InputStream stream, long offset, long number) {
        this.stream = new BufferedInputStream(stream, BUFFER_BYTES);
        this.offset = offset;
        this.number = number;
    }

    /** @return the next line that is not blank, or null at the end */
    Line next() throws IOException {
        Line line = read();
        while (line != null && line.isBlank()) {
            line = read();
        }
        return line;
    }

    /** Returns the number of bytes up to and including the last line read. */
    long offset() {
        return offset;
    }

    private Line read() throws IOException {
        long begin = offset;
        int next = stream.read();
        if (next < 0) {
            return null;
        }
        number++;
        offset++;
        bytes.reset();
        boolean tooLong = false;
        for (; next >= 0 && next != '\n'; next = stream.read()) {
            offset++;
            tooLong |= bytes.size() == LimitedBodyHandler.MAX_BODY_BYTES;
            if (!tooLong) {
                bytes.write(next);
            }
        }
        return new Line(number, begin, bytes.toByteArray(), tooLong);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
