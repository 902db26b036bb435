package org.broadsheet.imports.wxr;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends when a parser swallows more than any honest piece of XML has without showing anything for it. */
final class BoundedXmlStream extends FilterInputStream {
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private long swallowed;

    BoundedXmlStream(InputStream input) {
        super(input);
    }

    /** To be called whenever the parser has shown something. */
    void alive() {
        swallowed = 0;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        return counted(read, read);
    }

    private int counted(int read, int bytes) throws IOException {
        swallowed += bytes;
        if (swallowed > MOST_BYTES) {
            throw new IOException("too long a piece");
        }
        return read;
    }
}
