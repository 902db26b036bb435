package org.broadsheet.feeds;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Optional;
import org.broadsheet.http.routing.MediaTypes;

/** The feed formats. Their names are the last segment of the path. */
enum FeedFormat {
    rss(MediaTypes.RSS + ";charset=UTF-8", (feed, json) -> RssFeed.bytes(feed)),
    /** RFC 4287. */
    atom("application/atom+xml;charset=UTF-8", (feed, json) -> AtomFeed.bytes(feed)),
    /** JSON Feed 1.1. */
    json("application/feed+json", JsonFeed::bytes);

    @FunctionalInterface
    private interface Writer {
        byte[] bytes(Feed feed, ObjectMapper json);
    }

    private final String mediaType;
    private final Writer writer;

    FeedFormat(String mediaType, Writer writer) {
        this.mediaType = mediaType;
        this.writer = writer;
    }

    static Optional<FeedFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    byte[] serialize(Feed feed, ObjectMapper json) {
        return writer.bytes(feed, json);
    }
}
