package org.broadsheet.http.routing;

/** Media types that JAX-RS has no constant for. */
public final class MediaTypes {
    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** One JSON document per line. */
    public static final String NDJSON = "application/x-ndjson";

    /** RFC 7763. */
    public static final String MARKDOWN = "text/markdown";

    /** RSS 2.0 feeds, and exports of WordPress. */
    public static final String RSS = "application/rss+xml";

    private MediaTypes() {}
}
