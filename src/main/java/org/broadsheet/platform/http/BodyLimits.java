package org.broadsheet.platform.http;

/** How much a client may send, and how slowly. */
public final class BodyLimits {
    /** The largest JSON or Markdown body, and the longest line of an import, in bytes. */
    public static final int JSON_BYTES = 2 * 1024 * 1024;

    /** Every so often a body's progress is looked at, in milliseconds. */
    static final long PROGRESS_WINDOW_MILLIS = 20_000;

    /** A body that brought less than this in a window, in bytes, is given up: about 400 bytes a second. */
    static final long LEAST_PROGRESS_BYTES = 8 * 1024;

    private BodyLimits() {}
}
