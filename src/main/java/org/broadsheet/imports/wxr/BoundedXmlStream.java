package org.broadsheet.imports.wxr;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails when an XML parser reads more than 16 MiB without a parsing event, such as in an endless text or attribute. */
final class BoundedXmlStream extends FilterInputStream {
    private static final int MAX_TOKEN_BYTES = 16 * 1024 * 1024;

    private long bytesSinceToken;

    BoundedXmlStream(InputStream input) {
        super(input);
    }

    /** To be called after each parsing event. */
    void resetCount() {
        bytesSinceToken = 0;
    }

    @Override
    public int read() throws IOException {
        return count(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        return count(read, read);
    }

    private int count(int read, int bytes) throws IOException {
        bytesSinceToken += bytes;
        if (bytesSinceToken > MAX_TOKEN_BYTES) {
            throw new IOException("too long a piece");
        }
        return read;
    }
}
