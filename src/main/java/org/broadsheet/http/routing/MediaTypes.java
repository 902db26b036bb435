package org.broadsheet.http.routing;

/** Media types that JAX-RS has no constant for. */
public final class MediaTypes {
    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** One JSON document a line. */
    public static final String NDJSON = "application/x-ndjson";

    /** RFC 7763. */
    public static final String MARKDOWN = "text/markdown";

    /** What feeds are sent as, and exports of WordPress. */
    public static final String RSS = "application/rss+xml";

    /** RFC 4287. */
    public static final String ATOM = "application/atom+xml";

    /** JSON Feed 1.1. */
    public static final String JSON_FEED = "application/feed+json";

    private MediaTypes() {}
}
