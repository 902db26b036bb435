package org.broadsheet.feeds;

import java.util.Arrays;
import java.util.Optional;
import org.broadsheet.http.routing.MediaTypes;

/** The feed formats. Their names are the last segment of the path. */
enum FeedFormat {
    rss(MediaTypes.RSS + ";charset=UTF-8"),
    atom(MediaTypes.ATOM + ";charset=UTF-8"),
    json(MediaTypes.JSON_FEED);

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static Optional<FeedFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(word))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }
}
