package org.broadsheet.platform.http;

/** Media types that JAX-RS has no constant for. */
public final class MediaTypes {
    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** One JSON document a line. */
    public static final String NDJSON = "application/x-ndjson";

    private MediaTypes() {}
}
