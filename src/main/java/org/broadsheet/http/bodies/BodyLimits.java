package org.broadsheet.http.bodies;

/** How much a client may send. How slowly is a matter of {@link SlowClientLimits}. */
public final class BodyLimits {
    /** The largest JSON or Markdown body, and the longest line of an import, in bytes. */
    public static final int JSON_BYTES = 2 * 1024 * 1024;

    private BodyLimits() {}
}
